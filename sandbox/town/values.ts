import { FIELDS } from "./fields.ts";
import type { TownEntity, TownField, TownValue, TownValues } from "./town.ts";

const byName = new Map(
  (["leads", "contacts", "companies"] as const).flatMap((entity) =>
    FIELDS[entity].map((field) => [`${entity}.${field.name}`, field] as const),
  ),
);

const fieldOf = (entity: TownEntity, name: string): TownField => {
  const field = byName.get(`${entity}.${name}`);
  if (field === undefined) throw new Error(`The town has no field "${name}" on ${entity}.`);
  return field;
};

const storedValue = (field: TownField, plain: unknown): TownValue => {
  const option = field.enums?.find(({ value }) => value === plain);
  if (option === undefined || field.type === "multitext" || field.type === "smart_address")
    return { value: plain };
  return { value: plain, enum_id: option.id, enum_code: option.code };
};

/** Field values by field name; an option is named by its text, several values by an array. */
export const valuesOf = (entity: TownEntity, plain: Readonly<Record<string, unknown>>): TownValues =>
  Object.entries(plain).map(([name, value]) => {
    const field = fieldOf(entity, name);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return { fieldId: field.id, values: list.map((one) => storedValue(field, one)) };
  });

/** Values whose meaning hangs on an enum code: phones, e-mail addresses, parts of an address. */
export const codedValues = (
  entity: TownEntity,
  name: string,
  pairs: readonly (readonly [code: string, value: string])[],
): TownValues => {
  const field = fieldOf(entity, name);
  return [
    {
      fieldId: field.id,
      values: pairs.map(([code, value]) => {
        const option = field.enums?.find((candidate) => candidate.code === code);
        return option === undefined ? { value } : { value, enum_id: option.id, enum_code: code };
      }),
    },
  ];
};
