import { createHmac, timingSafeEqual } from "node:crypto";

/** Is `claimed` the HMAC-SHA256 of the raw body under one of the secrets? Constant time; `undefined` claims nothing. */
export function fitsHmac(
  body: Uint8Array,
  claimed: Uint8Array | undefined,
  secrets: readonly string[],
): boolean {
  if (claimed === undefined) return false;
  // every secret is tried, so that the time taken does not tell which one fitted
  const fits = secrets.map((secret) => {
    if (secret === "") return false;
    const expected = createHmac("sha256", secret).update(body).digest();
    return expected.length === claimed.length && timingSafeEqual(expected, claimed);
  });
  return fits.includes(true);
}

const HEX = /^(?:sha256=)?([0-9a-f]{64})$/i;

/** The digest that a header claims in hex, with or without `sha256=` before it; `undefined` = it claims none. */
export function hexDigest(header: string | undefined): Uint8Array | undefined {
  const digits = HEX.exec((header ?? "").trim())?.[1];
  return digits === undefined ? undefined : Buffer.from(digits, "hex");
}
