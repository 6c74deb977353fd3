const BYTES = 24;

/** A text that nobody guesses, in hexadecimal: every vendor takes that. */
export function newSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(BYTES))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
