import { z } from "zod";
import type { Attribute, AttributeType } from "./design.ts";

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/u;
const US = /^(?:u\.?s\.?a\.?|united states(?: of america)?)$/iu;

/** An e-mail address in its plain form. */
export const email = z.string().max(254).regex(EMAIL, "not an e-mail address");

const filled = z.string().trim().min(1).max(1000);

const isUs = ({ country }: { readonly country: string }): boolean => US.test(country.trim());
const address = z
  .strictObject({
    lines: z.array(filled).min(1).max(4),
    locality: filled,
    region: filled.optional(),
    postcode: filled.optional(),
    country: filled,
  })
  .refine(
    (value) => !isUs(value) || (value.region !== undefined && value.postcode !== undefined),
    "an address in the US needs region and postcode",
  );

const count = z.int().min(0).max(10_000).optional();
const duration = z
  .strictObject({ years: count, months: count, weeks: count, days: count })
  .refine((value) => Object.values(value).some((one) => one !== undefined), "needs a unit of time");

const isRealDate = (text: string): boolean => {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)/u.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};
const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).refine(isRealDate, "not a date");

const SHAPES: Readonly<Record<AttributeType, z.ZodType>> = {
  string: z.string().max(100_000),
  email,
  number: z.number(),
  boolean: z.boolean(),
  date,
  duration,
  address,
  monetaryAmount: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/u), amount: z.number() }),
};

/** Nothing to keep: left out, null, or an empty text. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/**
 * What is wrong with a value for its attribute; `undefined` = nothing. Empty is no value.
 * Source: developer.ironcladapp.com/docs/field-types-supported.
 */
export const valueProblem = (
  { type, options }: Pick<Attribute, "type" | "options">,
  value: unknown,
): string | undefined => {
  if (isEmpty(value)) return undefined;
  const result = SHAPES[type].safeParse(value);
  if (!result.success) return result.error.issues[0]?.message ?? `is no ${type}`;
  const isOption = options?.values === undefined || options.freeTextAllowed;
  if (isOption || options.values.some((one) => one === value)) return undefined;
  return `must be one of ${options.values.join(", ")}`;
};
