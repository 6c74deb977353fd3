import { createHash, randomBytes } from "node:crypto";

/** 256 unguessable bits, as they may stand in an address. */
export function newSecretText(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of such a text. It needs no salt and no slowness: nobody can guess what it is made of. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
