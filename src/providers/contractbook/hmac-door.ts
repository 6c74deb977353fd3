import { createHmac, timingSafeEqual } from "node:crypto";
import type { NoticeDoor, RawCall } from "../provider.ts";
import { readNotice } from "./notices.ts";

const HEADER = "x-contractbook-signature";
const HEX = /^(?:sha256=)?([0-9a-f]{64})$/i;

/** The article's door: hex HMAC-SHA256 over the raw body, under any of the secrets (current and previous). */
export function createHmacDoor(secrets: readonly string[]): NoticeDoor {
  const usable = secrets.filter((secret) => secret !== "");
  return {
    proof: "signature",
    refusal: 403,
    isAuthentic: (call) => isAuthentic(call, usable),
    // the documented spellings are taken as well; `data` is the article's
    read: (call) => readNotice(call, ["data", "contract", "draft", "document"]),
  };
}

function isAuthentic({ headers, body }: RawCall, secrets: readonly string[]): boolean {
  const digits = HEX.exec((headers[HEADER] ?? "").trim())?.[1];
  if (digits === undefined) return false;
  const claimed = Buffer.from(digits, "hex");
  // every secret is tried, so that the time taken does not tell which one fitted
  const fits = secrets.map((secret) => {
    const expected = createHmac("sha256", secret).update(body).digest();
    return expected.length === claimed.length && timingSafeEqual(expected, claimed);
  });
  return fits.includes(true);
}
