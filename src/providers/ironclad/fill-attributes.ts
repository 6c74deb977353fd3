import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Json } from "../../domain/json.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Options } from "./options.ts";
import type { AttributeMap } from "./schema.ts";
import { attributeCalled, labelOf } from "./signer-places.ts";
import { toValue } from "./to-value.ts";

/** Attribute id → value. */
export type Values = Readonly<Record<string, Json>>;

interface Problems {
  readonly unknown: string[];
  readonly wrong: string[];
}

/**
 * The order's fields as attributes of the template. Throws `order_incomplete` or `order_invalid` (STOP) naming every field
 * at fault. `given`: attributes that are filled from elsewhere. `isWhole`: also required ones must be there.
 */
export function fillAttributes(
  attributes: AttributeMap,
  order: Pick<ContractOrder, "fields" | "timezone" | "locale">,
  options: Options,
  { given, isWhole }: { readonly given: Values; readonly isWhole: boolean },
): Values {
  const problems: Problems = { unknown: [], wrong: [] };
  const filled = new Map<string, Json>();
  for (const [name, text] of Object.entries(order.fields)) {
    if (text.trim() === "") continue;
    const id = attributeCalled(attributes, name);
    const attribute = id === undefined ? undefined : attributes[id];
    if (id === undefined || attribute === undefined) {
      problems.unknown.push(name);
      continue;
    }
    const result = toValue(text, attribute, order, options);
    if ("value" in result) filled.set(id, result.value);
    else problems.wrong.push(`${name}: ${result.wrong}`);
  }
  const values = { ...Object.fromEntries(filled), ...given };
  refuse(problems, isWhole ? missingIn(attributes, values) : []);
  return values;
}

/** Is it to be answered whatever else is answered, and has no answer of its own? Conditions come to light at launch only. */
export function isRequired({ required, default: preset }: AttributeMap[string]): boolean {
  return required === "always" && (preset === undefined || preset === null || preset === "");
}

function missingIn(attributes: AttributeMap, values: Values): readonly string[] {
  return Object.entries(attributes)
    .filter(([id, attribute]) => isRequired(attribute) && !Object.hasOwn(values, id))
    .map(([id, attribute]) => nameOf(id, attribute));
}

/** How an operator knows an attribute: by its id, or by its label where the id is made up by the vendor. */
export function nameOf(id: string, attribute: AttributeMap[string]): string {
  const label = labelOf(attribute);
  return /[0-9a-f]{24,}|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(id) && label !== "" ? label : id;
}

function refuse({ unknown, wrong }: Problems, missing: readonly string[]): void {
  const sentences = [
    missing.length > 0 ? `Required and empty: ${list(missing)}.` : "",
    unknown.length > 0 ? `Not in the template: ${list(unknown)}.` : "",
    wrong.length > 0 ? `Not usable: ${wrong.slice(0, 10).join("; ").slice(0, 700)}.` : "",
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return;
  const code = unknown.length + wrong.length > 0 ? "order_invalid" : "order_incomplete";
  throw new CountersignError(code, STOP, sentences.join(" "), { operation: "create" });
}

function list(names: readonly string[]): string {
  return [...new Set(names)].slice(0, 30).join(", ");
}
