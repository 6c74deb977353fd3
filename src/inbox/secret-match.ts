import { hash, randomBytes, timingSafeEqual } from "node:crypto";

const key = randomBytes(32).toString("hex");
/** Compared against where there is nothing to compare with, so that it takes as long. */
const decoys = [randomBytes(32), randomBytes(32)];
/** A current and a previous secret is the usual most; fewer are filled up with decoys. */
const COMPARISONS = decoys.length;

/**
 * Is the given text one of the accepted secrets? Takes the same time whatever is accepted (nothing included) and
 * however much of it is right. Empty secrets never match.
 */
export function matchesSecret(given: string, accepted: readonly string[]): boolean {
  const wanted = keyedHash(given.slice(0, 1024));
  const hashes = accepted.filter((secret) => secret !== "").map(keyedHash);
  let matches = false;
  for (const candidate of [...hashes, ...decoys.slice(0, Math.max(COMPARISONS - hashes.length, 0))]) {
    if (timingSafeEqual(wanted, candidate)) matches = true;
  }
  return matches;
}

/** Hashes are of one length, and a key of this process keeps them from being computed in advance. */
function keyedHash(text: string): Buffer {
  return hash("sha256", key + text, "buffer");
}
