import { isRecord } from "../kit/input.ts";

const UNITS = ["years", "months", "weeks", "days"] as const;

const durationText = (value: Readonly<Record<string, unknown>>): string => {
  const [years = 0, months = 0, weeks = 0, days = 0] = UNITS.map((unit) => Number(value[unit] ?? 0));
  return weeks === 0 && days === 0 ? String(years * 12 + months) : JSON.stringify(value);
};

/**
 * A value short enough to read in a test: the amount of money without its currency, the day of a date, the months of a
 * duration, an address on one line. `null` = not filled.
 */
export const valueText = (value: unknown): string | null => {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string")
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value) ? value.slice(0, 10) : value;
  if (!isRecord(value)) return JSON.stringify(value);
  if (Object.hasOwn(value, "amount")) return String(value["amount"]);
  if (Array.isArray(value["lines"])) {
    const { lines, postcode, locality, region, country } = value;
    return [...lines, postcode, locality, region, country]
      .filter((part) => typeof part === "string")
      .join(", ");
  }
  return durationText(value);
};
