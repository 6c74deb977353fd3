import type { Json } from "../../domain/json.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { noProblems, refuseProblems } from "../refuse-problems.ts";
import type { Options } from "./options.ts";
import type { AttributeMap } from "./schema.ts";
import { attributeCalled, labelOf } from "./signer-places.ts";
import { toValue } from "./to-value.ts";

/** Attribute id → value. */
export type Values = Readonly<Record<string, Json>>;

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
  const problems = noProblems();
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
  if (isWhole) problems.missing.push(...missingIn(attributes, values));
  refuseProblems(problems, { wrong: 10, wrongLetters: 700 });
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
