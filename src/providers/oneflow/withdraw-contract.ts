import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { expectStatus } from "../../http/judge.ts";
import type { Client } from "./client.ts";
import { readContract } from "./contracts.ts";
import { failureText } from "./failure-text.ts";
import { pathSegment } from "./remote-id.ts";

/**
 * Takes a draft or a contract that is out back: the vendor knows no recall, only deleting, which is final (docs page
 * `delete-a-contract`). Harmless when it is gone. Throws `state_conflict` for a signed one, before and after the attempt.
 */
export async function withdrawContract(client: Client, id: RemoteId): Promise<void> {
  const before = await readContract(client, id);
  if (before === undefined) return;
  if (before.state === "signed") throw alreadySigned();
  const answer = await client({
    method: "DELETE",
    path: `/contracts/${pathSegment(id)}`,
    operation: "withdraw",
    safe: true,
    accept: [200, 202, 204, 404, 400, 409, 422],
  });
  if (answer.status < 300 || answer.status === 404) return;
  const after = await readContract(client, id);
  if (after === undefined) return;
  if (after.state === "signed") throw alreadySigned();
  expectStatus(answer, [], { safe: true, message: failureText });
}

function alreadySigned(): CountersignError {
  const detail = "It is signed; a signed contract is not taken back.";
  return new CountersignError("state_conflict", STOP, detail, { operation: "withdraw" });
}
