import { hash } from "node:crypto";
import type { Contract } from "../contract.ts";
import type { Deal } from "../deal.ts";
import { commandFor } from "../command-for.ts";
import { isSettled, labelOf } from "./label.ts";
import { liquidSafe } from "./liquid-safe.ts";
import type { Situation } from "./situation.ts";
import type { Act, Step } from "./step.ts";

/** Tells that one of several signers signed or that a signer opened it, where the playbook wants to say so. */
export function signerNote({ contract, playbook, seen }: Situation): Step | undefined {
  if (seen.remote === undefined || seen.remote === "gone" || seen.deal === "gone") return undefined;
  for (const signer of seen.remote.signers) {
    const point = signer.status === "signed" ? "signerSigned" : "viewed";
    const text = playbook.outcomes[point].note;
    if (point === "signerSigned" && seen.remote.signers.length < 2) continue; // then all have signed, in a moment
    if (text === undefined || (signer.status !== "signed" && signer.status !== "viewed")) continue;
    const key = `${point}:${signer.email}/note`;
    if (isSettled(contract, key)) continue;
    return {
      do: "act",
      label: point,
      acts: [{ kind: "note", key, text, addition: `${signer.name} (${signer.email})` }],
    };
  }
  return undefined;
}

const SEE_TO_IT_IN_HOURS = 24;

/** An invitation that did not arrive: nobody will sign, and nobody knows. Said once per address. */
export function undeliveredNote({ contract, seen }: Situation): Step | undefined {
  if (seen.remote === undefined || seen.remote === "gone") return undefined;
  if (seen.deal === undefined || seen.deal === "gone") return undefined;
  for (const { name, email, status } of seen.remote.signers) {
    if (status !== "undelivered") continue;
    const label = `undelivered:${email}`;
    const who = liquidSafe(`${name} (${email})`);
    const acts: readonly Act[] = [
      {
        kind: "note",
        key: `${label}/note`,
        text: `{{ contract.vendor }}: the invitation to sign could not be delivered to ${who}.`,
      },
      {
        kind: "task",
        key: `${label}/task`,
        text: `Correct the e-mail address of ${who} and see that the contract reaches them: put it right at {{ contract.vendor }}, or withdraw the contract with ${commandFor("withdraw", contract)} and send a new one.`,
        dueInHours: SEE_TO_IT_IN_HOURS,
      },
    ];
    const open = acts.filter(({ key }) => !isSettled(contract, key));
    if (open.length > 0) return { do: "act", label: "undelivered", acts: open };
  }
  return undefined;
}

/** What the vendor tells about a contract that is out, such as changes that a signer asks for: said once per text. */
export function vendorNote({ contract, can, seen }: Situation): Step | undefined {
  if (seen.remote === undefined || seen.remote === "gone") return undefined;
  if (seen.deal === undefined || seen.deal === "gone") return undefined;
  for (const told of seen.remote.notes ?? []) {
    const label = `told:${hash("sha256", told).slice(0, 12)}`;
    const words = liquidSafe(told);
    const stands = can.withdraw === "none" ? DEADLINE_IS_OURS_ALONE : DEADLINE_STANDS;
    const ends = can.expiry === "ours" && contract.expiresAt !== undefined ? ` ${stands}` : "";
    const acts: readonly Act[] = [
      { kind: "note", key: `${label}/note`, text: `{{ contract.vendor }}: ${words}${ends}` },
      {
        kind: "task",
        key: `${label}/task`,
        text: `See to the contract at {{ contract.vendor }}: ${words}`,
        dueInHours: SEE_TO_IT_IN_HOURS,
      },
    ];
    const open = acts.filter(({ key }) => !isSettled(contract, key));
    if (open.length > 0) return { do: "act", label, acts: open };
  }
  return undefined;
}

const DEADLINE_STANDS = `The contract stays out and is taken back at its deadline, {{ contract.expiresAt | date: "%Y-%m-%d" }}, if it is not signed by then.`;
const DEADLINE_IS_OURS_ALONE = `On {{ contract.expiresAt | date: "%Y-%m-%d" }} the contract counts as expired for us; it cannot be taken back and stays open there.`;

/** It exists at the vendor, where people have to review it before it may go out: said once per text. */
export function unreadyNote({ contract, seen }: Situation, why: string): Step | undefined {
  const label = `unready:${hash("sha256", why).slice(0, 12)}`;
  if (seen.deal === undefined || seen.deal === "gone" || isSettled(contract, `${label}/note`))
    return undefined;
  const text = `{{ contract.vendor }}: contract {{ contract.id }} is made and not out for signature yet. ${liquidSafe(why)}{% if contract.url %}\n{{ contract.url }}{% endif %}`;
  return { do: "act", label, acts: [{ kind: "note", key: `${label}/note`, text }] };
}

/** The deal was told that people there review it: it is told as well that nothing comes of it. */
export function calledOffNote({ contract, seen }: Situation): Step | undefined {
  const wasTold = Object.keys(contract.effects).some((key) => key.startsWith("unready:"));
  const key = "called-off/note";
  if (!wasTold || isSettled(contract, key) || seen.deal === "gone") return undefined;
  if (seen.deal === undefined) return { do: "see", what: "deal" };
  const reason = contract.effects["withdraw"]?.result?.["reason"];
  const why = reason === undefined ? "it was called off there" : liquidSafe(String(reason));
  const text = `{{ contract.vendor }}: contract {{ contract.id }} does not go out for signature: ${why}.`;
  return { do: "act", label: "called-off", acts: [{ kind: "note", key, text }] };
}

/** The contract became a draft again at the vendor: said once each time, because nothing goes on by itself. */
export function returnedNote({ contract, seen }: Situation): Step | undefined {
  const label = labelOf(contract, "drafted");
  if (seen.deal === undefined || seen.deal === "gone" || isSettled(contract, `${label}/note`))
    return undefined;
  const text = `The contract was sent and is a draft again at {{ contract.vendor }}. It does not go out again by itself: when it is ready, send it there, or with ${commandFor("send", contract)}.`;
  return { do: "act", label, acts: [{ kind: "note", key: `${label}/note`, text }] };
}

/** The amount changed after the contract went out: said once per amount. */
export function amountNote(situation: Situation): Step | undefined {
  const { contract, playbook, seen } = situation;
  if (seen.deal === undefined || seen.deal === "gone") return undefined;
  if (playbook.onAmountChange === "ignore" || !amountChanged(contract, seen.deal)) return undefined;
  const label = `amount:${seen.deal.price}`;
  if (isSettled(contract, `${label}/note`)) return undefined;
  const text = `The deal's amount is now {{ deal.price }}, but the contract that is out for signature says {{ contract.amount }}. ${howToReplace(situation)}`;
  return { do: "act", label, acts: [{ kind: "note", key: `${label}/note`, text }] };
}

function howToReplace({ contract, playbook, can }: Situation): string {
  const where =
    can.withdraw === "none" ? "at {{ contract.vendor }}" : `with ${commandFor("withdraw", contract)}`;
  const anew =
    playbook.reentry === "never"
      ? ""
      : ": a deal that then leaves the stage and enters it again gets a new contract";
  return `If the change matters, withdraw it ${where}${anew}.`;
}

/** The deal's amount is no longer the one that the contract was filled with. */
export function amountChanged({ order }: Pick<Contract, "order">, deal: Pick<Deal, "price">): boolean {
  return order !== undefined && deal.price !== order.deal.price;
}
