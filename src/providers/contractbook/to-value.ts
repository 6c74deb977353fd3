import type { ContractOrder } from "../../domain/order.ts";
import type { Options } from "./options.ts";
import type { DataField } from "./schema.ts";
import { same } from "../../domain/same.ts";
import { toIsoDate } from "../to-date.ts";
import { toPlainNumber } from "../to-number.ts";
import { isYes } from "../is-yes.ts";

/** A data field's value in the vendor's form, or the half sentence that says why it is none. */
export type Value = { readonly value: string } | { readonly wrong: string };

/** A text of the order as the field's type wants it. All values are strings at this vendor, also numbers. */
export function toValue(
  text: string,
  field: DataField,
  order: Pick<ContractOrder, "timezone" | "locale">,
  dates: Options["dates"],
): Value {
  switch (field.type) {
    case "number":
      return numberValue(text, field, order.locale);
    case "date":
      return dateValue(text, order, dates);
    case "select":
      return selectValue(text, field.config?.options ?? []);
    case "checkbox":
      return checkboxValue(text);
    default:
      return { value: text };
  }
}

function numberValue(text: string, field: DataField, locale: string): Value {
  const plain = toPlainNumber(text, locale);
  if (plain === undefined) return { wrong: `${quote(text)} is not a number (write 12000.50)` };
  if (field.formatting?.fractional === false && plain.includes(".")) {
    return { wrong: `${quote(text)} has decimals, and the template shows none` };
  }
  return { value: plain };
}

function dateValue(
  text: string,
  order: Pick<ContractOrder, "timezone" | "locale">,
  dates: Options["dates"],
): Value {
  if (dates === "as-written") return { value: text };
  const value = toIsoDate(text, order.timezone, order.locale);
  return value === undefined ? { wrong: `${quote(text)} is not a clear date (write 2026-12-31)` } : { value };
}

function selectValue(text: string, options: readonly string[]): Value {
  if (options.includes(text)) return { value: text };
  const alike = options.filter((option) => same(option, text));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return { value: only };
  const allowed = options.slice(0, 20).map(quote).join(", ");
  return { wrong: `${quote(text)} is not among ${allowed === "" ? "its options" : allowed}` };
}

function checkboxValue(text: string): Value {
  const yes = isYes(text);
  return yes === undefined ? { wrong: `${quote(text)} is neither yes nor no` } : { value: String(yes) };
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
