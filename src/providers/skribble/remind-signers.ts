import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError } from "../../domain/errors.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./expect-answer.ts";
import { problemOf } from "./problem-of.ts";
import { pathSegment } from "./remote-id.ts";

/** "One per signer per hour" (limits). */
const HOUR_MS = 3_600_000;

/** Mails those who have not signed yet. Throws `rate_limited` (wait) when they were reminded within the last hour. */
export async function remindSigners(client: Client, id: RemoteId): Promise<void> {
  const path = `/signature-requests/${pathSegment(id)}/remind`;
  const accept = [200, 201, 202, 204, 429];
  const answer = await client({ method: "POST", path, operation: "remind", safe: false, accept });
  if (answer.status !== 429) return;
  if (problemOf(answer).key === "error.rate_limit.reminder" && !answer.headers.has("retry-after")) {
    const until = new Date(answer.at.getTime() + HOUR_MS);
    const detail = "Skribble lets signers be reminded once an hour.";
    throw new CountersignError("rate_limited", { next: "wait", until }, detail, answer.where);
  }
  expectAnswer(answer, [], false);
}
