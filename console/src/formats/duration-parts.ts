/** A length of time in the two units that matter. */
export type DurationParts =
  | { readonly unit: "milliseconds"; readonly count: number }
  | { readonly unit: "seconds"; readonly value: string }
  | { readonly unit: "minutes"; readonly minutes: number }
  | { readonly unit: "hours"; readonly hours: number; readonly minutes: number }
  | { readonly unit: "days"; readonly days: number; readonly hours: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 900 ms, 4.2 s, 12 min, 3 h 20 min, 2 d 5 h. Rounds to the smaller unit, never up into `60 min`. */
export function durationParts(ms: number): DurationParts {
  if (ms < SECOND) return { unit: "milliseconds", count: Math.max(0, Math.round(ms)) };
  if (ms < MINUTE)
    return { unit: "seconds", value: (Math.floor(ms / 100) / 10).toFixed(ms < 10 * SECOND ? 1 : 0) };
  if (ms < HOUR) return { unit: "minutes", minutes: Math.floor(ms / MINUTE) };
  if (ms < DAY)
    return { unit: "hours", hours: Math.floor(ms / HOUR), minutes: Math.floor((ms % HOUR) / MINUTE) };
  return { unit: "days", days: Math.floor(ms / DAY), hours: Math.floor((ms % DAY) / HOUR) };
}
