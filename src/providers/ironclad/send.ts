import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Verdict } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import { readAnswer } from "../read-answer.ts";
import { same } from "../../domain/same.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./client.ts";
import { TAGS_MISSING, toSignStatus, toStatus } from "./map.ts";
import { pathSegment } from "./remote-id.ts";
import { SignStatus } from "./schema.ts";
import { readSignStatus, readWorkflow } from "./workflows.ts";

const REVIEW_AGAIN_MS = 10 * 60_000;

/**
 * Sends the signature packet, once the workflow has reached its Sign step and asks those whom the order names. Out is out:
 * many templates send by themselves, and so may a colleague.
 */
export async function send(
  client: Client,
  id: RemoteId,
  order: ContractOrder,
  now: () => Date,
): Promise<void> {
  const signStatus = await readSignStatus(client, id, "send");
  if (signStatus === undefined) return expectSigned(client, id, now);
  const status = toSignStatus(signStatus);
  if (status === "sent" || status === "signed") return;
  if (status !== "drafted") throw elsewhere(`Sign, ${signStatus.status}`);
  expectTags(signStatus);
  expectPeople(signStatus, order);
  const answer = await client({
    method: "POST",
    path: `/workflows/${pathSegment(id)}/sign-status/send-signature-request`,
    operation: "send",
    safe: false,
    accept: [200, 201, 202, 204, 400],
  });
  if (answer.status === 200 || answer.status === 201) readAnswer(SignStatus, answer, false);
  if (answer.status !== 400) return;
  const after = await readSignStatus(client, id, "send");
  if (after !== undefined && toSignStatus(after) === "sent") return;
  expectAnswer(answer, [200]);
}

/** It does not stand where it can be sent: it is behind that, on its way there, or somewhere else altogether. */
async function expectSigned(client: Client, id: RemoteId, now: () => Date): Promise<void> {
  const workflow = await readWorkflow(client, id, "send");
  if (workflow === undefined) throw refusal("not_found", "The contract no longer exists at the vendor.");
  const status = toStatus(workflow);
  if (status === "signed") return;
  const again: Verdict = { next: "wait", until: new Date(now().getTime() + REVIEW_AGAIN_MS) };
  throw elsewhere(`${workflow.status}, ${workflow.step}`, status === "drafted" ? again : STOP);
}

function elsewhere(words: string, verdict: Verdict = STOP): CountersignError {
  const detail = `The contract stands at Ironclad as "${words.slice(0, 80)}"; it is sent from its Sign step.`;
  return new CountersignError("state_conflict", verdict, detail, { operation: "send" });
}

/** “If status is 'action_required,' that means signature tags are missing” (`SignStatusModel`): asking would be refused. */
function expectTags({ status }: SignStatus): void {
  if (status === "action_required")
    throw refusal("state_conflict", `${TAGS_MISSING} Add it to the document there.`);
}

/** The template decides who signs in which order: what it would do otherwise than the playbook says does not go out. */
function expectPeople({ signers, routing }: SignStatus, order: ContractOrder): void {
  const asked = signers ?? [];
  const missing = order.signers.filter(({ email }) => !asked.some((known) => same(known.email ?? "", email)));
  if (signers && missing.length > 0) {
    const wanted = missing.map(
      ({ name, email, role }) => `${name} (${email}), who is ${role} in the playbook`,
    );
    const strangers = asked.filter(({ email }) => !order.signers.some((own) => same(own.email, email ?? "")));
    const others = strangers.map((one) =>
      `${one.name ?? ""} (${one.email ?? ""}, ${one.roleName ?? ""})`.trim(),
    );
    const instead = others.length === 0 ? "" : `, but ${others.join(", ")}`.slice(0, 300);
    throw refusal(
      "state_conflict",
      `Ironclad would not ask ${wanted.join("; ").slice(0, 300)}${instead}: assign the template's role in Ironclad to the right person, or send the packet there by hand.`,
    );
  }
  const [early, late] = swapped(asked, order) ?? [];
  if (routing !== "parallel" && early !== undefined && late !== undefined) {
    throw refusal(
      "state_conflict",
      `The template asks ${late} before ${early}, the playbook the other way round: set the order in the template, or give the signers of the playbook its order.`,
    );
  }
  if (routing === "parallel" && order.signers.length > 1 && signingOrderOf(order.signers) !== "parallel") {
    throw refusal(
      "state_conflict",
      "The template asks all signers at once, the playbook one after the other: set the order in the template, or give all signers of the playbook `order: 1`.",
    );
  }
}

/** Two roles of the playbook of which the template would not ask the first one first. Who signs on paper (-1) has no place. */
function swapped(
  asked: NonNullable<SignStatus["signers"]>,
  { signers }: ContractOrder,
): readonly [string, string] | undefined {
  const places = signers.map(({ role, email, order }) => {
    const place = asked.find((known) => same(known.email ?? "", email))?.routingOrder ?? -1;
    return { role, order, place };
  });
  for (const one of places)
    for (const other of places)
      if (one.order < other.order && other.place >= 0 && one.place >= other.place)
        return [one.role, other.role];
  return undefined;
}

function refusal(code: "not_found" | "state_conflict", detail: string): CountersignError {
  return new CountersignError(code, STOP, detail, { operation: "send" });
}
