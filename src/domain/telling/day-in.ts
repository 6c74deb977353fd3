import type { Say } from "../../texts/say.ts";

/** The day in that IANA zone as the reader's language writes it: `21 November 2026`. */
export function dayIn(timeZone: string, at: Date, say: Say): string {
  const locale = say("language:locale");
  return at.toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone });
}
