import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { same } from "../same.ts";
import type { Options } from "./options.ts";
import { PARTS } from "./prefill-fields.ts";
import type { Prefill } from "./prefill-fields.ts";
import { toValue } from "./to-value.ts";

/** `field_data` of the request: label → value, by category. */
export type FieldData = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Problems {
  readonly unknown: string[];
  readonly missing: string[];
  readonly wrong: string[];
}

/**
 * The order's values for the fields that exist. Throws `order_incomplete` or `order_invalid` (STOP) naming every field at
 * fault: what is sent half filled cannot be changed afterwards.
 */
export function fillFields(fields: readonly Prefill[], order: ContractOrder, options: Options): FieldData {
  const problems: Problems = { unknown: [], missing: [], wrong: [] };
  const wanted = wantedValues(fields, order, problems);
  // the three that the documentation shows are there, even empty
  const data: Record<string, Record<string, unknown>> = {
    field_text_data: {},
    field_boolean_data: {},
    field_date_data: {},
  };
  for (const field of fields) {
    const text = wanted.get(field);
    if (text === undefined) {
      if (field.required) problems.missing.push(field.label);
      continue;
    }
    const result = toValue(text, field, order, options.dates);
    if ("wrong" in result) problems.wrong.push(`${field.label}: ${result.wrong}`);
    else (data[PARTS[field.category]] ??= {})[field.label] = result.value;
  }
  refuse(problems);
  return data;
}

function wantedValues(
  fields: readonly Prefill[],
  order: ContractOrder,
  problems: Problems,
): ReadonlyMap<Prefill, string> {
  const wanted = new Map<Prefill, string>();
  for (const [name, text] of Object.entries(order.fields)) {
    if (text.trim() === "") continue;
    const exact = fields.filter(({ label }) => label === name);
    const named = exact.length > 0 ? exact : fields.filter(({ label }) => same(label, name));
    if (named.length === 0) problems.unknown.push(name);
    for (const field of named) wanted.set(field, text);
  }
  return wanted;
}

function refuse({ unknown, missing, wrong }: Problems): void {
  const sentences = [
    missing.length > 0 ? `Required and empty: ${list(missing)}.` : "",
    unknown.length > 0 ? `Not in the template: ${list(unknown)}.` : "",
    wrong.length > 0 ? `Not usable: ${wrong.slice(0, 20).join("; ")}.` : "",
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return;
  const code = unknown.length + wrong.length > 0 ? "order_invalid" : "order_incomplete";
  throw new CountersignError(code, STOP, sentences.join(" ").slice(0, 900), { operation: "create" });
}

function list(names: readonly string[]): string {
  return names.slice(0, 30).join(", ");
}
