const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known !== undefined) return known;
  const numeric = "2-digit" as const;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  FORMATS.set(zone, format);
  return format;
}

/** Does this runtime know the zone? */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Wall-clock reading of an instant in a zone, as if it were UTC milliseconds. */
function wallMs(at: Date, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = new Date(0);
  wall.setUTCFullYear(part("year"), part("month") - 1, part("day"));
  wall.setUTCHours(part("hour"), part("minute"), part("second"));
  return wall.getTime();
}

/** Calendar date of an instant in a zone: `2026-05-01`. */
export function dateIn(zone: string, at: Date): string {
  return new Date(wallMs(at, zone)).toISOString().slice(0, 10);
}

/** Minutes that the zone is ahead of UTC at that instant. */
export function offsetMinutes(zone: string, at: Date): number {
  return Math.round((wallMs(at, zone) - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/** RFC 3339 with the zone's own offset: `2026-05-01T00:00:00+02:00`. */
export function rfc3339(zone: string, at: Date): string {
  const offset = offsetMinutes(zone, at);
  const wall = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const sign = offset < 0 ? "-" : "+";
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${wall}${sign}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** The instant at which the day begins in the zone. Where the clock jumps over midnight, the first instant after it. */
export function startOfDay(zone: string, date: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const guesses = [utc - 86_400_000, utc, utc + 86_400_000].map(
    (ms) => new Date(utc - offsetMinutes(zone, new Date(ms)) * 60_000),
  );
  const right = guesses.filter((guess) => dateIn(zone, guess) === date);
  return new Date(Math.min(...(right.length === 0 ? guesses : right).map((guess) => guess.getTime())));
}
