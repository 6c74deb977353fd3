import { fitsHmac, hexDigest } from "../hmac.ts";
import type { NoticeDoor } from "../provider.ts";
import { readNotice } from "./notices.ts";

const HEADER = "x-contractbook-signature";

/** The article's door: hex HMAC-SHA256 over the raw body, under any of the secrets (current and previous). */
export function createHmacDoor(secrets: readonly string[]): NoticeDoor {
  return {
    proof: "signature",
    refusal: 403,
    isAuthentic: ({ headers, body }) => fitsHmac(body, hexDigest(headers[HEADER]), secrets),
    // the documented spellings are taken as well; `data` is the article's
    read: (call) => readNotice(call, ["data", "contract", "draft", "document"]),
  };
}
