import { parsePath } from "./path.ts";
import type { Path } from "./path.ts";
import type { Scope } from "./scope.ts";

/** The value at a path such as `deal.price` or `deal.fields.Plan`; lists are joined by `, `. Empty = `undefined`. */
export function evaluatePath(path: string, scope: Scope): string | number | undefined {
  const values = valuesAt(path, scope);
  if (values.length <= 1) return values[0];
  return values.join(", ");
}

/** All values at a path: each tag, each choice of a multi-select. Empty texts are no values. */
export function valuesAt(text: string, scope: Scope): readonly (string | number)[] {
  const path = parsePath(text);
  if (path === undefined) return [];
  const single = fieldValues(path, scope) ?? valueAt(path, scope.data);
  const list: readonly unknown[] = Array.isArray(single) ? single : [single];
  return list.filter((value) => isValue(value));
}

/** A custom field's values one by one, which the joined text of a scope no longer tells apart. */
function fieldValues([group, word, key, ...more]: Path, { view }: Scope): readonly string[] | undefined {
  if (word !== "fields" || key === undefined || more.length > 0) return undefined;
  if (group !== "deal" && group !== "contact" && group !== "company") return undefined;
  const fields = view[group]?.fields ?? [];
  for (const by of ["name", "code", "id"] as const) {
    const field = fields.find((candidate) => candidate[by] === key);
    if (field) return field.values;
  }
  return [];
}

function valueAt(path: Path, data: unknown): unknown {
  let value = data;
  for (const step of path) {
    if (step === undefined || typeof value !== "object" || value === null) return undefined;
    const own = Object.getOwnPropertyDescriptor(value, step);
    value = own?.value;
  }
  return value;
}

function isValue(value: unknown): value is string | number {
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "");
}
