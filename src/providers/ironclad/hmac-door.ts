import { fitsHmac, hexDigest } from "../hmac.ts";
import type { NoticeDoor } from "../provider.ts";
import { readBriefNotice } from "./brief-notices.ts";

const HEADER = "x-ironclad-signature";

/** The article's door: hex HMAC-SHA256 over the raw body, under any of the secrets (current and previous). */
export function createHmacDoor(secrets: readonly string[]): NoticeDoor {
  return {
    proof: "signature",
    refusal: 401,
    isAuthentic: ({ headers, body }) => fitsHmac(body, hexDigest(headers[HEADER]), secrets),
    read: readBriefNotice,
  };
}
