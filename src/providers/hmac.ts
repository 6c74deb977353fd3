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
