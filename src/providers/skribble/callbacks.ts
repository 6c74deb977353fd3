import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { CallbackLog } from "./schema.ts";

/** The vendor puts the request's id where this word stands. */
const ID = "SKRIBBLE_SIGNATURE_REQUEST_ID";

/** What the vendor calls about, as the only key of our address's query: the vendor encodes addresses, and `&` might suffer. */
export const CALLBACK_KINDS = ["success", "update", "error"] as const;

/** The three addresses of a signature request; none where nobody can reach us. */
export function callbacksOf(noticeUrl: string | undefined): Readonly<Record<string, string>> {
  if (noticeUrl === undefined) return {};
  return Object.fromEntries(
    CALLBACK_KINDS.map((kind) => [`callback_${kind}_url`, `${noticeUrl}?${kind}=${ID}`]),
  );
}

/** How often the vendor gave up calling us about this request; `undefined` = its log cannot be read. */
export async function countGivenUp(
  client: Client,
  id: RemoteId,
  operation: string,
): Promise<number | undefined> {
  const path = `/signature-requests/${pathSegment(id)}/callbacks`;
  try {
    // the guide and the old pages say GET, the specification of March 2026 says POST
    const got = await client({ method: "GET", path, operation, safe: true, accept: [200, 404, 405] });
    const answer =
      got.status === 405
        ? await client({ method: "POST", path, operation, safe: true, accept: [200, 404, 405] })
        : got;
    if (answer.status !== 200) return undefined;
    return readAnswer(CallbackLog, answer, true).filter(({ state }) => state === "RESIGNATED").length;
  } catch (error) {
    if (error instanceof CountersignError) return undefined;
    throw error;
  }
}
