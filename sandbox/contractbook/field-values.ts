import type { DataField } from "./document.ts";

const isDate = (value: string): boolean => {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/u.exec(value);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(value);
  const [year, month, day] = iso === null ? [dotted?.[3], dotted?.[2], dotted?.[1]] : iso.slice(1);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

/**
 * What is wrong with a value for its type; `undefined` = nothing. Empty is no value. Stricter than what the vendor
 * documents (values are text, the form of a date or number is not said), so that a wrongly filled contract shows.
 */
export const valueProblem = ({
  type,
  value,
  config,
}: Pick<DataField, "type" | "value" | "config">): string | undefined => {
  if (value === null || value === "" || type === "text") return undefined;
  if (type === "number") return /^-?\d+(?:\.\d+)?$/u.test(value) ? undefined : "is not a number";
  if (type === "date") return isDate(value) ? undefined : "is not a date";
  if (type === "checkbox")
    return value === "true" || value === "false" ? undefined : `is not "true" or "false"`;
  return config.options?.includes(value) === true ? undefined : "is not one of the options";
};

/** Names of required fields that are still empty. */
export const missingFields = (fields: readonly DataField[]): readonly string[] =>
  fields
    .filter(({ required, value }) => required && (value === null || value.trim() === ""))
    .map(({ name }) => name);
