import { createHash, randomBytes } from "node:crypto";

/** 24 hex digits, as Ironclad's own ids. */
export const createId = (): string => randomBytes(12).toString("hex");

/** 24 hex digits, the same for the same text: users and companies keep theirs. */
export const fixedId = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 24);

/** 32 hex digits behind a word (`role…`, `signer…`), the same for the same text. */
export const generatedKey = (word: string, text: string): string =>
  `${word}${createHash("sha256").update(`${word} ${text}`).digest("hex").slice(0, 32)}`;

/** Key of a file, in the form of recorded ones. */
export const createFileKey = (): string => randomBytes(16).toString("base64url").slice(0, 21);
