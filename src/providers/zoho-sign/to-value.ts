import type { ContractOrder } from "../../domain/order.ts";
import { isYes } from "../is-yes.ts";
import { same } from "../../domain/same.ts";
import { toIsoDate } from "../to-date.ts";
import type { Options } from "./options.ts";
import type { Prefill } from "./prefill-fields.ts";
import { writeDate } from "./write-date.ts";

/** A field's value in the vendor's form, or the half sentence that says why it is none. */
export type Value = { readonly value: string | boolean | readonly string[] } | { readonly wrong: string };

/** A text of the order as the field's category wants it. */
export function toValue(
  text: string,
  field: Prefill,
  order: Pick<ContractOrder, "timezone" | "locale">,
  dates: Options["dates"],
): Value {
  switch (field.category) {
    case "textfield":
      return textValue(text, field.maxLength);
    case "dropdown":
    case "radiogroup":
      return optionValue(text, field.options);
    case "checkbox":
      return checkboxValue(text);
    case "datefield":
      return dates === "as-written" ? { value: text } : dateValue(text, field, order);
    default:
      return groupValue(text, field.options);
  }
}

function textValue(text: string, maxLength: number | undefined): Value {
  if (maxLength === undefined || text.length <= maxLength) return { value: text };
  return { wrong: `it has ${text.length} characters, and the field takes ${maxLength}` };
}

function dateValue(
  text: string,
  { dateFormat }: Prefill,
  { timezone, locale }: Pick<ContractOrder, "timezone" | "locale">,
): Value {
  const day = toIsoDate(text, timezone, locale);
  if (day === undefined) return { wrong: `${quote(text)} is not a clear date (write 2026-12-31)` };
  const value = writeDate(day, dateFormat, timezone);
  if (value !== undefined) return { value };
  return { wrong: `we cannot write dates as ${quote(dateFormat ?? "")}: set \`dates: as-written\`` };
}

function optionValue(text: string, options: readonly string[]): Value {
  // a field that tells no options takes any text
  if (options.length === 0 || options.includes(text)) return { value: text };
  const alike = options.filter((option) => same(option, text));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return { value: only };
  return { wrong: `${quote(text)} is not among ${options.slice(0, 20).map(quote).join(", ")}` };
}

function groupValue(text: string, options: readonly string[]): Value {
  const chosen: string[] = [];
  for (const word of text.split(/[,;\n]/).map((part) => part.trim())) {
    if (word === "") continue;
    const value = optionValue(word, options);
    if ("wrong" in value) return value;
    if (typeof value.value === "string") chosen.push(value.value);
  }
  return { value: chosen };
}

function checkboxValue(text: string): Value {
  const value = isYes(text);
  return value === undefined ? { wrong: `${quote(text)} is neither yes nor no` } : { value };
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
