import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Options } from "./options.ts";
import type { DataField } from "./schema.ts";
import { same } from "../same.ts";
import { toValue } from "./to-value.ts";

/** A data field and the value that the order gives it, in the vendor's form. */
export interface FilledField {
  readonly field: DataField;
  readonly value: string;
}

interface Problems {
  readonly unknown: string[];
  readonly missing: string[];
  readonly wrong: string[];
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
  const problems: Problems = { unknown: [], missing: [], wrong: [] };
  const wanted = wantedValues(fields, order, options, problems);
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
  refuse(problems);
  return filled;
}

function wantedValues(
  fields: readonly DataField[],
  order: ContractOrder,
  options: Options,
  problems: Problems,
): ReadonlyMap<DataField, string> {
  const wanted = new Map<DataField, string>();
  // later entries win: what the deal says goes before the playbook's standing terms
  for (const [name, text] of [...Object.entries(options.customTerms), ...Object.entries(order.fields)]) {
    if (text.trim() === "") continue;
    const exact = fields.filter((field) => field.name === name);
    const named = exact.length > 0 ? exact : fields.filter((field) => same(field.name, name));
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
  throw new CountersignError(code, STOP, sentences.join(" "), { operation: "create" });
}

function list(names: readonly string[]): string {
  return [...new Set(names)].slice(0, 30).join(", ");
}

function isBlank(value: string | null | undefined): boolean {
  return (value ?? "").trim() === "";
}
