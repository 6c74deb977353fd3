const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** `3 min ago`, `in 2 d`, `now`. */
export function relativeTime(at: Date, now: Date): string {
  const difference = at.getTime() - now.getTime();
  const size = Math.abs(difference);
  const unit = UNITS.find(([, ms]) => size >= ms);
  if (unit === undefined) return "now";
  const [name, ms] = unit;
  const amount = `${Math.floor(size / ms)} ${name}`;
  return difference < 0 ? `${amount} ago` : `in ${amount}`;
}

/** For what has happened: `3 min ago`; the demo's calendar runs ahead, and what it dates later is told by its date. */
export function timeSince(at: Date, now: Date): string {
  return at.getTime() > now.getTime() + AHEAD_MS ? shortInstant(at).slice(0, 16) : relativeTime(at, now);
}

/** Clocks of two machines differ by as much. */
const AHEAD_MS = 60_000;

/** `2026-11-21 12:04:07` in UTC. */
export function shortInstant(at: Date): string {
  return at.toISOString().slice(0, 19).replace("T", " ");
}
