/** Noon of a calendar day in a time zone, as an instant with offset: the same day almost everywhere on earth. */
export function noonOf(day: string, timezone: string): string {
  const utcNoon = new Date(`${day}T12:00:00Z`);
  const offset = offsetAt(utcNoon, timezone);
  return `${day}T12:00:00${offset}`;
}

function offsetAt(at: Date, timezone: string): string {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone: timezone, timeZoneName: "longOffset" });
    const name = parts.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return /^GMT([+-]\d{2}:\d{2})/.exec(name)?.[1] ?? "Z";
  } catch {
    return "Z";
  }
}
