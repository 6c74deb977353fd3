/** The day in that IANA zone: `21 November 2026`. */
export function dayIn(timeZone: string, at: Date): string {
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone });
}
