import { same } from "../../domain/same.ts";
import { refusal } from "./check-signers.ts";
import { customIdOf } from "./fill-fields.ts";
import type { Options } from "./options.ts";
import type { DataField } from "./schema.ts";

/** A data field of this custom id carries our reference without being asked. */
const USUAL = "countersign_reference";

/**
 * The data field that carries our reference; `undefined` = the template has none. Throws `order_invalid` where the
 * playbook names one that does not exist.
 */
export function referenceFieldOf(fields: readonly DataField[], options: Options): DataField | undefined {
  const wanted = options.referenceField ?? USUAL;
  const found = fields.find((field) => same(customIdOf(field) ?? "", wanted));
  if (found !== undefined || options.referenceField === undefined) return found;
  throw refusal("order_invalid", `The template has no data field with the custom id "${wanted}".`);
}
