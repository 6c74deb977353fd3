import type { ContractOrder } from "../order.ts";
import type { Template } from "../template.ts";
import { didYouMean } from "./did-you-mean.ts";
import { same } from "../same.ts";
import { fieldWords } from "./field-words.ts";
import { isCalled } from "./is-called.ts";
import type { Problem } from "./problem.ts";

/** Where a filled order does not fit the vendor's template: unknown, missing and impossible values. */
export function templateProblems(
  { fields }: Pick<ContractOrder, "fields">,
  template: Pick<Template, "name" | "fields">,
): readonly Problem[] {
  const names = template.fields.map((field) => field.name);
  const unknown = Object.keys(fields)
    .filter((wanted) => !template.fields.some((field) => isCalled(field, wanted)))
    .map((name) => ({
      what: `fields.${name}`,
      text: `The template “${template.name}” has no field named “${name}”${didYouMean(name, names)}`,
    }));
  const missing = template.fields
    .filter((field) => field.required && !Object.keys(fields).some((wanted) => isCalled(field, wanted)))
    .map((field) => ({
      what: `fields.${field.name}`,
      text: `The template “${template.name}” needs “${fieldWords(field)}”, which is empty: fill it in on the deal.`,
    }));
  const impossible = template.fields.flatMap((field) => {
    const { name, options } = field;
    const [, value] = Object.entries(fields).find(([wanted]) => isCalled(field, wanted)) ?? [];
    if (value === undefined || options === undefined) return [];
    if (options.some((option) => same(option, value))) return [];
    const text = `The template's field “${name}” takes one of ${options.join(", ")}, not “${value.slice(0, 60)}”.`;
    return [{ what: `fields.${name}`, text }];
  });
  return [...unknown, ...missing, ...impossible];
}
