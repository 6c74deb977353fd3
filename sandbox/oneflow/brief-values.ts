import type { DataField } from "./contract.ts";

const isDate = (value: string): boolean => {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(value);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(value);
  const [year, month, day] = iso === null ? [dotted?.[3], dotted?.[2], dotted?.[1]] : iso.slice(1);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

/**
 * What is wrong with a value for its type; `undefined` = nothing. The article names no forms: its own amounts are plain
 * numbers and its dates `31.01.2026`, so these are taken, and wrongly filled contracts show.
 */
export const valueProblem = ({ type, options }: DataField, value: string): string | undefined => {
  if (value === "" || type === "text") return undefined;
  if (type === "number") return /^-?\d+(?:\.\d+)?$/u.test(value) ? undefined : "is not a number";
  if (type === "date") return isDate(value) ? undefined : "is not a date";
  return options.includes(value) ? undefined : "is not one of the options";
};

/** Names of required fields that are still empty. */
export const missingFields = (fields: readonly DataField[]): readonly string[] =>
  fields.filter(({ required, value }) => required && value.trim() === "").map(({ customId }) => customId);
