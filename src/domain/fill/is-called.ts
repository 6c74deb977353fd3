import { same } from "../same.ts";
import type { TemplateField } from "../template.ts";

/** Does the playbook mean this field? By its name or another word for it; capitals do not matter. */
export function isCalled(
  { name, aliases = [] }: Pick<TemplateField, "name" | "aliases">,
  wanted: string,
): boolean {
  return [name, ...aliases].some((word) => same(word, wanted));
}
