import type { ContractOrder } from "../../domain/order.ts";
import { noProblems, refuseProblems } from "../refuse-problems.ts";
import { wantedValues } from "../wanted-values.ts";
import type { Options } from "./options.ts";
import { PARTS } from "./prefill-fields.ts";
import type { Prefill } from "./prefill-fields.ts";
import { toValue } from "./to-value.ts";

/** `field_data` of the request: label → value, by category. */
export type FieldData = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The order's values for the fields that exist. Throws `order_incomplete` or `order_invalid` (STOP) naming every field at
 * fault: what is sent half filled cannot be changed afterwards.
 */
export function fillFields(fields: readonly Prefill[], order: ContractOrder, options: Options): FieldData {
  const problems = noProblems();
  const texts = Object.entries(order.fields);
  const wanted = wantedValues(fields, ({ label }) => label, texts, problems.unknown);
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
  refuseProblems(problems, { letters: 900 });
  return data;
}
