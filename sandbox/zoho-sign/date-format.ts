const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const PARTS: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  MMMM: `(?<month>${MONTHS.join("|")})`,
  MMM: `(?<month>${MONTHS.map((name) => name.slice(0, 3)).join("|")})`,
  MM: String.raw`(?<month>\d{2})`,
  dd: String.raw`(?<day>\d{2})`,
  d: String.raw`(?<day>\d{1,2})`,
};

const patternOf = (format: string): RegExp => {
  const source = format.replaceAll(/y{4}|M{2,4}|d{1,2}|[./,-]/gu, (part) => PARTS[part] ?? `[${part}]`);
  return new RegExp(`^${source}$`, "u");
};

const monthOf = (text: string): number =>
  /^\d+$/u.test(text) ? Number(text) : MONTHS.findIndex((name) => name.startsWith(text)) + 1;

/**
 * A date as a field writes it → `2026-01-31`; `undefined` when it does not keep the format or there is no such day. The
 * format is in Java's letters, of which `yyyy`, `MM`, `MMM`, `MMMM`, `dd` and `d` are known.
 */
export const readDate = (text: string, format: string): string | undefined => {
  const { year = "", month = "", day = "" } = patternOf(format).exec(text)?.groups ?? {};
  if (year === "" || month === "" || day === "") return undefined;
  const iso = `${year}-${String(monthOf(month)).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
};
