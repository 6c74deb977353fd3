import { createSign, randomBytes, randomUUID } from "node:crypto";
import { hookKey } from "./hook-key.ts";

/** How a hook is signed. */
export interface Signing {
  /** Which of the sandbox's keys; default 0, the one before any `rotateKey`. */
  readonly keyNumber?: number;
  /** Default a new one. */
  readonly eventId?: string;
}

/**
 * The two headers of a hook: RSA-SHA256 over event id, body and nonce in that order. `body` as it is sent.
 * Source: developer.ironcladapp.com/reference/webhook-verification.
 */
export const signHook = (
  body: string | Uint8Array,
  { keyNumber = 0, eventId = randomUUID() }: Signing = {},
): Readonly<Record<string, string>> => {
  const nonce = randomBytes(16).toString("hex");
  const signer = createSign("sha256").update(eventId).update(body).update(nonce);
  const verification = {
    nonce,
    signAlgorithm: "sha256",
    signature: signer.sign(hookKey(keyNumber).privateKey, "base64"),
    encoding: "base64",
  };
  return {
    "X-Ironclad-Webhook-Event-Id": eventId,
    "X-Ironclad-Webhook-Verification": JSON.stringify(verification),
  };
};
