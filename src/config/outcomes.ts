import type { Outcome, OutcomeName } from "../domain/playbook.ts";
import type { FileOutcome, FilePlaybook } from "./playbook-schema.ts";

const NONE: Outcome = { attach: false, resend: false };
const DUE_IN_HOURS = 24;

/** What happens in Kommo where the file says nothing: the articles' notes and tasks. `failed` is built by the corridor. */
const DEFAULT_OUTCOMES: Readonly<Record<OutcomeName, Outcome>> = {
  sent: { ...NONE, note: "{{ contract.vendor }}: contract sent for signature" },
  viewed: NONE,
  signerSigned: { ...NONE, note: "{{ contract.vendor }}: one of the signers has signed" },
  signed: { ...NONE, note: "{{ contract.vendor }}: contract signed", attach: true },
  declined: {
    ...NONE,
    note: "{{ contract.vendor }}: {{ contract.declined_by | default: 'client' }} declined the contract{% if contract.reason %}: {{ contract.reason }}{% endif %}",
    task: { text: "Client declined the contract: discuss terms", dueInHours: DUE_IN_HOURS },
  },
  expired: {
    ...NONE,
    note: "{{ contract.vendor }}: contract expired without signature",
    task: { text: "Contract expired without signature: remind the client", dueInHours: DUE_IN_HOURS },
  },
  withdrawn: {
    ...NONE,
    note: "{{ contract.vendor }}: contract withdrawn{% if contract.reason %}: {{ contract.reason }}{% endif %}",
  },
  failed: NONE,
};

/** Outcomes of stored playbooks are complete: what they leave out was switched off. */
const NO_OUTCOMES: Readonly<Record<OutcomeName, Outcome>> = {
  sent: NONE,
  viewed: NONE,
  signerSigned: NONE,
  signed: NONE,
  declined: NONE,
  expired: NONE,
  withdrawn: NONE,
  failed: NONE,
};

/** A given outcome replaces only the keys it gives. */
export function completeOutcomes(
  given: FilePlaybook["outcomes"],
  from: "file" | "store",
): Readonly<Record<OutcomeName, Outcome>> {
  const base = from === "file" ? DEFAULT_OUTCOMES : NO_OUTCOMES;
  return {
    sent: merged(base.sent, given.sent),
    viewed: merged(base.viewed, given.viewed),
    signerSigned: merged(base.signerSigned, given.signerSigned),
    signed: merged(base.signed, given.signed),
    declined: merged(base.declined, given.declined),
    expired: merged(base.expired, given.expired),
    withdrawn: merged(base.withdrawn, given.withdrawn),
    failed: merged(base.failed, given.failed),
  };
}

function merged(base: Outcome, given: FileOutcome = {}): Outcome {
  const { note: givenNote, task: givenTask, attach, resend, ...places } = given;
  const note = givenNote === undefined ? base.note : givenNote === false ? "" : givenNote;
  const text = givenTask === false ? "" : (givenTask?.text ?? base.task?.text ?? "");
  const hours = givenTask === false ? undefined : givenTask?.dueInHours;
  const dueInHours = hours ?? base.task?.dueInHours ?? DUE_IN_HOURS;
  return {
    ...places,
    ...(note === undefined || note.trim() === "" ? {} : { note }),
    ...(text.trim() === "" ? {} : { task: { text, dueInHours } }),
    attach: attach ?? base.attach,
    resend: resend ?? base.resend,
  };
}
