import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Verdict } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./client.ts";
import { TAGS_MISSING, toSignStatus, toStatus } from "./map.ts";
import { otherOrder, otherPeople } from "./people.ts";
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

/** What the template would do otherwise than the playbook says does not go out. */
function expectPeople(signStatus: SignStatus, order: ContractOrder): void {
  const people = otherPeople(signStatus, order);
  if (people !== undefined) {
    throw refusal(
      "state_conflict",
      `Ironclad would not ask ${people}: assign the template's role in Ironclad to the right person, or send the packet there by hand.`,
    );
  }
  const turn = otherOrder(signStatus, order);
  if (turn !== undefined) throw refusal("state_conflict", `${turn.what}: ${turn.help}.`);
}

function refusal(code: "not_found" | "state_conflict", detail: string): CountersignError {
  return new CountersignError(code, STOP, detail, { operation: "send" });
}
