import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { CountersignError, STOP } from "../domain/errors.ts";

/** Turns a secret into what is stored, and back. `place` ties the stored text to its row and column. */
export interface SecretCodec {
  /** Throws `configuration_invalid` where there is no key: no secret is ever stored in clear. */
  encode(secret: string, place: string): string;
  /** Was this text written by a codec with a key? */
  isSealed(stored: string): boolean;
  /** Throws `configuration_invalid` when the text was stored under a key that is not (or no longer) given. */
  decode(stored: string, place: string): string;
}

const ENCRYPTED = "v1:";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets are stored with AES-256-GCM as `v1:…`, by a key of 32 bytes as base64 or hex. Older versions stored tokens in clear
 * where no key was given: those stay readable, until they are sealed. Throws `configuration_invalid` for a key of another size.
 */
export function createSecretCodec(secretKey: string | undefined): SecretCodec {
  const key = secretKey === undefined || secretKey === "" ? undefined : readKey(secretKey);
  return {
    encode(secret, place) {
      if (key === undefined)
        throw refusal("There is no key to encrypt a secret with: set COUNTERSIGN_SECRET_KEY.");
      return ENCRYPTED + encrypt(key, secret, place);
    },
    isSealed: (stored) => stored.startsWith(ENCRYPTED),
    decode(stored, place) {
      if (!stored.startsWith(ENCRYPTED)) return stored;
      if (key === undefined)
        throw refusal("A stored token is encrypted, but COUNTERSIGN_SECRET_KEY is not set.");
      return decrypt(key, stored.slice(ENCRYPTED.length), place);
    },
  };
}

function readKey(text: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (key.length !== 32)
    throw refusal("COUNTERSIGN_SECRET_KEY must be 32 random bytes, written as base64 or hex.");
  return key;
}

function encrypt(key: Buffer, secret: string, place: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
}

function decrypt(key: Buffer, stored: string, place: string): string {
  const bytes = Buffer.from(stored, "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch (error) {
    throw refusal("A stored token cannot be read with this COUNTERSIGN_SECRET_KEY.", error);
  }
}

function refusal(detail: string, cause?: unknown): CountersignError {
  return new CountersignError("configuration_invalid", STOP, detail, {}, cause);
}
