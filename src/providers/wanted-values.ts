import { same } from "../domain/same.ts";

/**
 * Which field gets which text: those of exactly that name, else those that a person would call the same. Blank texts are left
 * out, later ones win, and names that no field has are added to `unknown`.
 */
export function wantedValues<Field>(
  fields: readonly Field[],
  nameOf: (field: Field) => string,
  texts: readonly (readonly [name: string, text: string])[],
  unknown: string[],
): ReadonlyMap<Field, string> {
  const wanted = new Map<Field, string>();
  for (const [name, text] of texts) {
    if (text.trim() === "") continue;
    const exact = fields.filter((field) => nameOf(field) === name);
    const named = exact.length > 0 ? exact : fields.filter((field) => same(nameOf(field), name));
    if (named.length === 0) unknown.push(name);
    for (const field of named) wanted.set(field, text);
  }
  return wanted;
}
