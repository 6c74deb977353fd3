/** Lengths of a date in the locale's own words, beside strftime formats. */
const DATE_STYLES = ["full", "long", "medium", "short"] as const;
type DateStyle = (typeof DATE_STYLES)[number];

export function dateStyleOf(format: unknown): DateStyle | undefined {
  return DATE_STYLES.find((style) => style === format);
}

/** A date in the locale's words: `21. November 2026`. `undefined` when the value is no date. */
export function styledDate(
  value: Date,
  style: DateStyle,
  locale: string,
  timezone: string,
): string | undefined {
  if (Number.isNaN(value.getTime())) return undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: timezone }).format(value);
}

/** A number as the locale writes it. Nothing stays nothing; throws a sentence when the value is no number. */
export function formattedNumber(value: unknown, digits: unknown, locale: string): string {
  const number = numberFrom(value);
  if (number === undefined) return "";
  const places = typeof digits === "number" && digits >= 0 && digits <= 20 ? Math.trunc(digits) : undefined;
  const options =
    places === undefined ? {} : { minimumFractionDigits: places, maximumFractionDigits: places };
  return new Intl.NumberFormat(locale, options).format(number);
}

/** An amount with its currency as the locale writes it. Throws a sentence for an unknown currency code. */
export function formattedMoney(value: unknown, currency: unknown, locale: string): string {
  if (typeof currency !== "string" || !/^[A-Za-z]{3}$/.test(currency)) {
    throw new Error("`money` needs a currency code, as in {{ deal.price | money: 'EUR' }}");
  }
  const number = numberFrom(value);
  if (number === undefined) return "";
  const code = currency.toUpperCase();
  return new Intl.NumberFormat(locale, { style: "currency", currency: code }).format(number);
}

function numberFrom(value: unknown): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const number = typeof value === "number" ? value : Number(typeof value === "string" ? value.trim() : NaN);
  if (Number.isFinite(number)) return number;
  throw new Error(`“${typeof value === "string" ? value.slice(0, 40) : "a group"}” is not a number`);
}
