const FIRST_MS = 500;
const LAST_MS = 600_000;

/**
 * How long to wait before the next try, in ms: a random part (`random()` in [0, 1)) of a ceiling that doubles with
 * each attempt (1-based), from 0.5 s to 10 min. Full jitter, so that many failures at once do not return at once.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const doublings = Math.min(Math.max(Math.floor(attempt) - 1, 0), 30);
  return Math.round(Math.min(FIRST_MS * 2 ** doublings, LAST_MS) * random());
}
