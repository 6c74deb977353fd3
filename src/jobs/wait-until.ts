/** No handler knows better than this how soon, or how late, a look is worth repeating. */
const SHORTEST_MS = 20;
const LONGEST_MS = 24 * 3_600_000;
const LONGEST_PAUSE_MS = 600_000;

/**
 * How long a look waits that is to come back `againAt`, in ms: never so short that it would run hot, at most a day. An
 * instant that is none, or has passed, is no wish to hurry: then it comes back later and later.
 */
export function waitUntil(againAt: Date, now: Date, attempt: number): number {
  const ms = againAt.getTime() - now.getTime();
  return ms > 0 ? Math.min(Math.max(ms, SHORTEST_MS), LONGEST_MS) : pauseMs(attempt, SHORTEST_MS);
}

/** A pause in ms that doubles with each attempt, up to ten minutes; the first one takes `firstMs`. */
export function pauseMs(attempt: number, firstMs = 1_000): number {
  return Math.min(firstMs * 2 ** Math.min(attempt, 20), LONGEST_PAUSE_MS);
}
