import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { CountersignError, STOP } from "../domain/errors.ts";

/** Turns a secret into what is stored, and back. `place` ties the stored text to its row and column. */
export interface SecretCodec {
  /** With the newest key. Throws `configuration_invalid` where there is no key: no secret is ever stored in clear. */
  encode(secret: string, place: string): string;
  /** Was this text written by a codec with a key? */
  isSealed(stored: string): boolean;
  /** Was it written with the newest key? */
  isNewest(stored: string, place: string): boolean;
  /** Throws `configuration_invalid` when the text was stored under a key that is not (or no longer) given. */
  decode(stored: string, place: string): string;
  /** A key for one purpose alone, made of the one that this text was written with; of the newest where there is none. Throws as `decode`. */
  derive(purpose: string, written?: { readonly stored: string; readonly place: string }): string;
}

/**
 * Keys of 32 bytes as base64 or hex, the newest first, apart by commas or white space: the first one writes, all read. A
 * function is asked again before each writing, and where nothing known reads.
 */
export type SecretKeys = string | (() => string);

interface Key {
  readonly text: string;
  readonly bytes: Buffer;
}

const ENCRYPTED = "v1:";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets are stored with AES-256-GCM as `v1:…`. Older versions stored tokens in clear where no key was given: those stay
 * readable, until they are sealed. Throws `configuration_invalid` for a key of another size.
 */
export function createSecretCodec(secretKeys: SecretKeys | undefined): SecretCodec {
  const read = (): readonly Key[] =>
    readKeys(typeof secretKeys === "function" ? secretKeys() : (secretKeys ?? ""));
  let keys = read();

  function newest(): Key {
    keys = read();
    const [key] = keys;
    if (key === undefined)
      throw refusal("There is no key to encrypt a secret with: set COUNTERSIGN_SECRET_KEY.");
    return key;
  }

  function opened(stored: string, place: string): Opened {
    const packed = stored.slice(ENCRYPTED.length);
    const known = firstThatOpens(keys, packed, place);
    if (known !== undefined) return known;
    keys = read();
    if (keys.length === 0)
      throw refusal("A stored token is encrypted, but COUNTERSIGN_SECRET_KEY is not set.");
    const found = firstThatOpens(keys, packed, place);
    if (found === undefined) throw refusal("A stored token cannot be read with this COUNTERSIGN_SECRET_KEY.");
    return found;
  }

  return {
    encode: (secret, place) => ENCRYPTED + encrypt(newest().bytes, secret, place),
    isSealed: (stored) => stored.startsWith(ENCRYPTED),
    isNewest(stored, place) {
      if (!stored.startsWith(ENCRYPTED)) return false;
      return decrypt(newest().bytes, stored.slice(ENCRYPTED.length), place) !== undefined;
    },
    decode: (stored, place) => (stored.startsWith(ENCRYPTED) ? opened(stored, place).secret : stored),
    derive(purpose, written) {
      const { text } = written === undefined ? newest() : opened(written.stored, written.place).key;
      return Buffer.from(hkdfSync("sha256", text, "", purpose, 32)).toString("base64");
    },
  };
}

/** The keys that a text names, as they are written, newest first. */
export function secretKeyTexts(text: string): readonly string[] {
  return text.split(/[\s,]+/u).filter((one) => one !== "");
}

function readKeys(text: string): readonly Key[] {
  return secretKeyTexts(text).map((one) => ({ text: one, bytes: readKey(one) }));
}

function readKey(text: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (key.length !== 32)
    throw refusal("COUNTERSIGN_SECRET_KEY must be 32 random bytes, written as base64 or hex.");
  return key;
}

interface Opened {
  readonly key: Key;
  readonly secret: string;
}

function firstThatOpens(keys: readonly Key[], packed: string, place: string): Opened | undefined {
  for (const key of keys) {
    const secret = decrypt(key.bytes, packed, place);
    if (secret !== undefined) return { key, secret };
  }
  return undefined;
}

function encrypt(key: Buffer, secret: string, place: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
}

/** `undefined` = another key wrote it, for another place, or it was changed. */
function decrypt(key: Buffer, stored: string, place: string): string | undefined {
  const bytes = Buffer.from(stored, "base64");
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  // a shorter tag would be one that is easier to guess
  if (tag.length !== TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(tag);
    const body = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

function refusal(detail: string): CountersignError {
  return new CountersignError("configuration_invalid", STOP, detail);
}
