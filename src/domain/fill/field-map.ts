import type { FieldValue } from "../deal.ts";

/** Custom fields' display texts by name, id and code; without prototype. Several values are joined by `, `. */
export type FieldMap = Readonly<Record<string, string>>;

/** A name wins over a code, a code over an id, the first field of a name over the second. */
export function fieldMap(fields: readonly FieldValue[]): FieldMap {
  const map: Record<string, string> = Object.create(null);
  for (const key of ["name", "code", "id"] as const) {
    for (const field of fields) {
      const word = field[key];
      if (word !== undefined && map[word] === undefined) map[word] = field.values.join(", ");
    }
  }
  return map;
}
