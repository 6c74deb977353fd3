import type { ContractOrder } from "../../domain/order.ts";
import { noProblems, refuseProblems } from "../refuse-problems.ts";
import { wantedValues } from "../wanted-values.ts";
import type { Options } from "./options.ts";
import type { DataField } from "./schema.ts";
import { toValue } from "./to-value.ts";

/** A data field and the value that the order gives it, in the vendor's form. */
export interface FilledField {
  readonly field: DataField;
  readonly value: string;
}

/**
 * Lays the order's values onto the fields that exist. Throws `order_incomplete` or `order_invalid` (STOP) naming every
 * field at fault: an absent value silently drops the clause that depends on it, so nothing may be sent half filled.
 */
export function fillFields(
  fields: readonly DataField[],
  order: ContractOrder,
  options: Options,
): readonly FilledField[] {
  const problems = noProblems();
  // later entries win: what the deal says goes before the playbook's standing terms
  const texts = [...Object.entries(options.customTerms), ...Object.entries(order.fields)];
  const wanted = wantedValues(fields, ({ name }) => name, texts, problems.unknown);
  const filled = fields.flatMap((field) => {
    const text = wanted.get(field);
    if (text === undefined) {
      if (field.required === true && isBlank(field.value)) problems.missing.push(field.name);
      return [];
    }
    const result = toValue(text, field, order, options.dates);
    if ("value" in result) return [{ field, value: result.value }];
    problems.wrong.push(`${field.name}: ${result.wrong}`);
    return [];
  });
  refuseProblems(problems);
  return filled;
}

function isBlank(value: string | null | undefined): boolean {
  return (value ?? "").trim() === "";
}
