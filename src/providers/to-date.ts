/**
 * A date as people write it, as `2026-12-31`. Instants with an offset become the account's calendar day.
 * `undefined` = not a date, or one that the locale does not settle (`03/04/2026`).
 */
export function toIsoDate(written: string, timezone: string, locale: string): string | undefined {
  const text = written.trim();
  const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})$/.test(
    text,
  );
  if (instant) return dayOf(new Date(text), timezone);
  const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (yearFirst) return iso(yearFirst[1], yearFirst[3], yearFirst[4]);
  const yearLast = /^(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4})$/.exec(text);
  return yearLast ? fromYearLast(yearLast, locale) : undefined;
}

function fromYearLast([, first, mark, second, year]: RegExpExecArray, locale: string): string | undefined {
  const dayFirst = iso(year, second, first);
  const monthFirst = iso(year, first, second);
  if (mark === "." || dayFirst === monthFirst) return dayFirst;
  if (dayFirst === undefined || monthFirst === undefined) return dayFirst ?? monthFirst;
  const leading = leadingPart(locale);
  if (leading === "day") return dayFirst;
  return leading === "month" ? monthFirst : undefined;
}

function iso(year = "", month = "", day = ""): string | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  // the 31st of February would roll over into March
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? undefined : text;
}

function dayOf(at: Date, timezone: string): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en", {
      timeZone: timezone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    }).formatToParts(at);
    const value = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
    return iso(value("year"), value("month"), value("day"));
  } catch {
    return undefined;
  }
}

function leadingPart(locale: string): string | undefined {
  try {
    return new Intl.DateTimeFormat(locale).formatToParts(new Date(0)).find((part) => part.type !== "literal")
      ?.type;
  } catch {
    return undefined;
  }
}
