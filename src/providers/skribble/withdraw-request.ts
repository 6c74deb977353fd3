import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./expect-answer.ts";
import { toStatus } from "./map.ts";
import { pathSegment } from "./remote-id.ts";
import { readRequest } from "./requests.ts";
import type { SignatureRequest } from "./schema.ts";

const MOST_MESSAGE = 2048;

/**
 * Takes it back; the reason goes to everybody who was asked. Harmless when it is gone or was taken back before. Throws
 * `state_conflict` when it is signed, declined or over, before and after the attempt. Our own withdrawal rings the error
 * callback like a decline: only the read tells them apart.
 */
export async function withdrawRequest(client: Client, id: RemoteId, reason: string): Promise<void> {
  if (isDone(await readRequest(client, id))) return;
  const answer = await client({
    method: "POST",
    path: `/signature-requests/${pathSegment(id)}/withdraw`,
    operation: "withdraw",
    safe: true,
    body: { message: reason.slice(0, MOST_MESSAGE).toWellFormed() },
    accept: [200, 201, 202, 204, 400, 403, 404, 409, 422],
  });
  if (answer.status < 300 || answer.status === 404) return;
  if (isDone(await readRequest(client, id))) return;
  expectAnswer(answer, [], true);
}

/** `false` = it is out. Throws `state_conflict` for an end that somebody else brought about. */
function isDone(request: SignatureRequest | undefined): boolean {
  if (request === undefined) return true;
  const status = toStatus(request.status_overall);
  if (status === "withdrawn") return true;
  // what is broken beyond signing can perhaps be taken back, perhaps not: the vendor says
  if (status === "sent" || status === "unknown") return false;
  const detail = `It is ${status}; only what is out can be taken back.`;
  throw new CountersignError("state_conflict", STOP, detail, { operation: "withdraw" });
}
