import { fitsHmac } from "../hmac.ts";
import type { NoticeDoor, RawCall } from "../provider.ts";
import { readBriefNotice } from "./brief-notices.ts";

const HEADER = "x-ironclad-signature";
const HEX = /^(?:sha256=)?([0-9a-f]{64})$/i;

/** The article's door: hex HMAC-SHA256 over the raw body, under any of the secrets (current and previous). */
export function createHmacDoor(secrets: readonly string[]): NoticeDoor {
  return {
    proof: "signature",
    refusal: 401,
    isAuthentic: (call) => isAuthentic(call, secrets),
    read: readBriefNotice,
  };
}

function isAuthentic({ headers, body }: RawCall, secrets: readonly string[]): boolean {
  const digits = HEX.exec((headers[HEADER] ?? "").trim())?.[1];
  return fitsHmac(body, digits === undefined ? undefined : Buffer.from(digits, "hex"), secrets);
}
