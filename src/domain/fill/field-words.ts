import { same } from "../same.ts";
import type { TemplateField } from "../template.ts";

/** A field as people find it at the vendor: its name, and its label where it has another one. Numbers tell nobody anything. */
export function fieldWords({ name, aliases = [] }: Pick<TemplateField, "name" | "aliases">): string {
  const label = aliases.find((alias) => !/^\d+$/u.test(alias) && !same(alias, name));
  return label === undefined ? name : `${name} (${label})`;
}
