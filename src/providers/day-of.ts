/** The calendar day of an instant in an IANA zone: `2026-12-31`. An unknown zone counts as UTC. */
export function dayOf(at: Date, timezone: string): string {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: timezone }).format(at);
  } catch {
    return at.toISOString().slice(0, 10);
  }
}
