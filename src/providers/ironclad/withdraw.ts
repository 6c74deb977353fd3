import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { readContract } from "./read-contract.ts";

const LONGEST_REASON = 1000;

/** Cancels the workflow, whatever its step. Harmless when it is gone or cancelled. Throws `state_conflict` once it is signed. */
export async function withdraw(client: Client, id: RemoteId, reason: string): Promise<void> {
  if (await isOver(client, id)) return;
  const answer = await client({
    method: "POST",
    path: `/workflows/${pathSegment(id)}/cancel`,
    operation: "withdraw",
    safe: true,
    body: { comment: { message: asComment(reason) } },
    accept: [200, 204, 400, 404],
  });
  if (answer.status === 204 || answer.status === 404) return;
  // the reference knows 204 alone: whatever else is said, the contract itself tells
  if (await isOver(client, id)) return;
  expectAnswer(answer, [204]);
}

// `<@…>` in a comment mentions, and thereby notifies, a user
function asComment(reason: string): string {
  const plain = reason.replaceAll("<@", "< @").trim().slice(0, LONGEST_REASON);
  return plain === "" ? "Withdrawn" : plain;
}

async function isOver(client: Client, id: RemoteId): Promise<boolean> {
  const contract = await readContract(client, id, "");
  if (contract === undefined || contract.status === "withdrawn") return true;
  if (contract.status !== "signed") return false;
  const detail = "It is signed; a signed contract is not taken back.";
  throw new CountersignError("state_conflict", STOP, detail, { operation: "withdraw" });
}
