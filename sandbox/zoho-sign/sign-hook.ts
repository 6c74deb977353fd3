import { createHmac } from "node:crypto";

/** HMAC-SHA256 over the raw body, keyed by the webhook's whole secret: base64 at the vendor, hex in the article. */
export const signHook = (secret: string, body: string, encoding: "base64" | "hex"): string =>
  createHmac("sha256", secret).update(body).digest(encoding);
