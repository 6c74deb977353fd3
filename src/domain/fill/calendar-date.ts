/** The calendar date of an instant in an IANA zone, `2026-11-21`. An unknown zone counts as UTC. */
export function calendarDate(instant: Date, timezone: string): string {
  return formatter(timezone).format(instant);
}

/** Is this a calendar date without a time? Such a date has no zone and must not be shifted into one. */
export function isCalendarDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
/** More zones than there are; rubbish cannot pile up. */
const CACHE_SIZE = 1_000;

/** Making one costs a hundred times what using it does. */
function formatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  if (formatters.size >= CACHE_SIZE) formatters.clear();
  const made = createFormatter(timezone);
  formatters.set(timezone, made);
  return made;
}

function createFormatter(timezone: string): Intl.DateTimeFormat {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: timezone });
  } catch {
    return new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: "UTC" });
  }
}
