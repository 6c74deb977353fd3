import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { expectStatus } from "../../http/judge.ts";
import type { Client } from "./client.ts";
import { readDocument } from "./documents.ts";
import { failureText } from "./failure-text.ts";
import { pathSegment } from "./remote-id.ts";

/**
 * Takes a draft or a contract that is out back: the vendor has no other way than to delete it. Harmless when it is gone.
 * Throws `state_conflict` for a signed one, before and after the attempt.
 */
export async function withdrawDocument(client: Client, id: RemoteId): Promise<void> {
  const before = await readDocument(client, id);
  if (before === undefined) return;
  if (before.state === "signed") throw alreadySigned();
  const answer = await client({
    method: "DELETE",
    path: `/documents/${pathSegment(id)}`,
    operation: "withdraw",
    safe: true,
    accept: [200, 202, 204, 404, 410, 409, 422],
  });
  if (answer.status !== 409 && answer.status !== 422) return;
  const after = await readDocument(client, id);
  if (after === undefined) return;
  if (after.state === "signed") throw alreadySigned();
  expectStatus(answer, [], { safe: true, message: failureText });
}

function alreadySigned(): CountersignError {
  const detail = "It is signed; Contractbook deletes no signed contract.";
  return new CountersignError("state_conflict", STOP, detail, { operation: "withdraw" });
}
