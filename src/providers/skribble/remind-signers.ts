import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./expect-answer.ts";
import { problemOf } from "./problem-of.ts";
import { pathSegment } from "./remote-id.ts";

/**
 * Mails those who have not signed yet. Throws `state_conflict` (stop) when they were reminded within the last hour: "one per
 * signer per hour" (limits). A reminder that waited for its hour would only hold up what a person asks for meanwhile.
 */
export async function remindSigners(client: Client, id: RemoteId): Promise<void> {
  const path = `/signature-requests/${pathSegment(id)}/remind`;
  const accept = [200, 201, 202, 204, 429];
  const answer = await client({ method: "POST", path, operation: "remind", safe: false, accept });
  if (answer.status !== 429) return;
  if (problemOf(answer).key === "error.rate_limit.reminder") {
    const detail = "Skribble reminds each signer at most once an hour, and has done so within the last one.";
    throw new CountersignError("state_conflict", STOP, detail, answer.where);
  }
  expectAnswer(answer, [], false);
}
