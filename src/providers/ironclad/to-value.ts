import type { Json } from "../../domain/json.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { isYes } from "../is-yes.ts";
import { same } from "../../domain/same.ts";
import { toIsoDate } from "../to-date.ts";
import { toPlainNumber } from "../to-number.ts";
import type { Options } from "./options.ts";
import type { Attribute } from "./schema.ts";
import { noonOf } from "./noon-of.ts";
import { toAddress } from "./to-address.ts";
import { toDuration } from "./to-duration.ts";
import { toMoney } from "./to-money.ts";

/** An attribute's value in the vendor's form, or the half sentence that says why it is none. */
export type Value = { readonly value: Json } | { readonly wrong: string };

type Place = Pick<ContractOrder, "timezone" | "locale">;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/u;
// longer ones fail only weeks later, when the workflow is archived
const MOST_CHARACTERS = 32_000;

/** A text of the order as the attribute's type wants it (vendor's page “Field Types Supported for Workflows”). */
export function toValue(text: string, attribute: Attribute, order: Place, options: Options): Value {
  switch (attribute.type) {
    case "string":
      return stringValue(text, attribute);
    case "email":
      return EMAIL.test(text.trim())
        ? { value: text.trim() }
        : { wrong: `${quote(text)} is not an e-mail address` };
    case "number":
      return numberValue(text, order.locale);
    case "monetaryAmount":
      return moneyValue(text, order.locale, options.currency);
    case "date":
      return dateValue(text, order, options.dates);
    case "duration":
      return durationValue(text, options.durations);
    case "address":
      return addressValue(text);
    case "boolean":
      return booleanValue(text);
    case "array":
      return arrayValue(text, attribute);
    default:
      return { wrong: `fields of the type ${attribute.type.slice(0, 40)} cannot be filled from a text` };
  }
}

function stringValue(text: string, { options }: Attribute): Value {
  if (text.length > MOST_CHARACTERS) return { wrong: "is longer than 32,000 characters" };
  const allowed = options?.values ?? [];
  if (allowed.length === 0 || allowed.includes(text)) return { value: text };
  const alike = allowed.filter((option) => same(option, text));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return { value: only };
  if (options?.freeTextAllowed === true) return { value: text };
  return { wrong: `${quote(text)} is not among ${allowed.slice(0, 20).map(quote).join(", ")}` };
}

function numberValue(text: string, locale: string): Value {
  const plain = toPlainNumber(text, locale);
  return plain === undefined
    ? { wrong: `${quote(text)} is not a number (write 12000.50)` }
    : { value: Number(plain) };
}

function moneyValue(text: string, locale: string, currency: string | undefined): Value {
  const money = toMoney(text, locale, currency);
  if (money === undefined) return { wrong: `${quote(text)} is not an amount (write 12000.50 EUR)` };
  if (money === "currency-unknown")
    return {
      wrong: `${quote(text)} names no currency: write 12000.50 EUR, or set the connection's currency`,
    };
  return { value: { ...money } };
}

function dateValue(text: string, { timezone, locale }: Place, form: Options["dates"]): Value {
  const day = toIsoDate(text, timezone, locale);
  if (day === undefined) return { wrong: `${quote(text)} is not a clear date (write 2026-12-31)` };
  return { value: form === "day" ? day : noonOf(day, timezone) };
}

function durationValue(text: string, unit: Options["durations"]): Value {
  const duration = toDuration(text, unit);
  return duration === undefined
    ? { wrong: `${quote(text)} is not a duration (write 1 year 6 months)` }
    : { value: { ...duration } };
}

function addressValue(text: string): Value {
  const address = toAddress(text);
  if (address === undefined) {
    return { wrong: `${quote(text)} is not an address with street, place and country, separated by commas` };
  }
  return { value: { ...address, lines: [...address.lines] } };
}

function booleanValue(text: string): Value {
  const yes = isYes(text);
  return yes === undefined ? { wrong: `${quote(text)} is neither yes nor no` } : { value: yes };
}

function arrayValue(text: string, attribute: Attribute): Value {
  const { elementType, options } = attribute;
  if (elementType?.type !== "string") return { wrong: "tables and files cannot be filled from a text" };
  const parts = text
    .split(/[\n;,]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const values: Json[] = [];
  for (const part of parts) {
    const result = stringValue(part, { type: "string", options, default: undefined });
    if ("wrong" in result) return result;
    values.push(result.value);
  }
  return { value: values };
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
