/** A week by its Monday: `16 Nov 2026`, or `16 Nov` where the year is plain. A day of the calendar, not an instant: it has no zone. */
export function weekName(week: string, withYear: boolean): string {
  const year = withYear ? ({ year: "numeric" } as const) : {};
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...year,
    timeZone: "UTC",
  }).format(new Date(`${week.slice(0, 10)}T00:00:00Z`));
}
