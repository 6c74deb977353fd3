import type { TownEntity, TownField, TownFieldType, TownValue } from "../town/town.ts";
import { NOT_A_CHOICE, missing, unexpected, wrongType } from "./answers.ts";
import type { Issue } from "./answers.ts";
import { fieldOf, isFields, isList } from "./json.ts";
import type { Fields } from "./json.ts";
import type { Values } from "./rows.ts";
import type { World } from "./world.ts";
import { writeValue } from "./write-value.ts";

/** `custom_fields_values` as read: `null` where there is none. */
export const viewValues = (world: World, entity: TownEntity, values: Values): unknown => {
  if (values.size === 0) return null;
  return [...values].map(([fieldId, list]) => {
    const field = world.catalog.fields[entity].byId.get(fieldId);
    return {
      field_id: fieldId,
      field_name: field?.name ?? "",
      field_code: field?.code ?? null,
      field_type: field?.type ?? "text",
      values: list,
      is_computed: false,
    };
  });
};

/** New values by field; an empty list clears. */
export type WrittenValues = ReadonlyMap<number, readonly TownValue[]>;

const KEYS: ReadonlySet<string> = new Set([
  "field_id",
  "field_code",
  "field_name",
  "field_type",
  "values",
  "is_computed",
]);
const VALUE_KEYS: ReadonlySet<string> = new Set(["value", "enum_id", "enum_code"]);
const SEVERAL: ReadonlySet<TownFieldType> = new Set([
  "multiselect",
  "multitext",
  "smart_address",
  "linked_entity",
  "chained_list",
]);
/** Values per field; more is nonsense. */
const MOST_VALUES = 200;

const tooMany = (path: string, most: number): Issue => ({
  code: "TooMany",
  path,
  detail: `This collection should contain ${most} elements or less.`,
});

const findField = (
  world: World,
  entity: TownEntity,
  item: Fields,
  path: string,
  issues: Issue[],
): TownField | undefined => {
  const id = fieldOf(item, "field_id");
  const code = fieldOf(item, "field_code");
  const book = world.catalog.fields[entity];
  const hasId = id !== undefined && id !== null;
  if (!hasId && (code === undefined || code === null)) {
    issues.push(missing(`${path}.field_id`));
    return undefined;
  }
  const byId = typeof id === "number" ? book.byId.get(id) : undefined;
  const byCode = typeof code === "string" ? book.byCode.get(code) : undefined;
  const field = hasId ? byId : byCode;
  if (field === undefined)
    issues.push({ ...NOT_A_CHOICE, path: `${path}.${hasId ? "field_id" : "field_code"}` });
  return field;
};

const readList = (
  world: World,
  field: TownField,
  raw: unknown,
  path: string,
  issues: Issue[],
): readonly TownValue[] => {
  if (raw === null) return [];
  if (!isList(raw)) {
    issues.push(raw === undefined ? missing(path) : wrongType(path, "array"));
    return [];
  }
  const most = SEVERAL.has(field.type) ? MOST_VALUES : 1;
  if (raw.length > most) {
    issues.push(tooMany(path, most));
    return [];
  }
  const written: TownValue[] = [];
  for (const [at, input] of raw.entries()) {
    const here = `${path}.${at}`;
    if (!isFields(input)) {
      issues.push(wrongType(here, "object"));
      continue;
    }
    for (const key of Object.keys(input)) if (!VALUE_KEYS.has(key)) issues.push(unexpected(`${here}.${key}`));
    const value = writeValue({ world, field, input, path: here });
    if ("path" in value) issues.push(value);
    else written.push(value);
  }
  return written;
};

/** Reads a `custom_fields_values` to be written; what is wrong is added to `issues`. */
export const readWrittenValues = (
  world: World,
  entity: TownEntity,
  raw: unknown,
  issues: Issue[],
): WrittenValues => {
  const written = new Map<number, readonly TownValue[]>();
  if (raw === null) return written;
  if (!isList(raw)) {
    issues.push(wrongType("custom_fields_values", "array"));
    return written;
  }
  if (raw.length > MOST_VALUES) {
    issues.push(tooMany("custom_fields_values", MOST_VALUES));
    return written;
  }
  for (const [at, item] of raw.entries()) {
    const path = `custom_fields_values.${at}`;
    if (!isFields(item)) {
      issues.push(wrongType(path, "object"));
      continue;
    }
    for (const key of Object.keys(item)) if (!KEYS.has(key)) issues.push(unexpected(`${path}.${key}`));
    const field = findField(world, entity, item, path, issues);
    if (field === undefined) continue;
    written.set(field.id, readList(world, field, fieldOf(item, "values"), `${path}.values`, issues));
  }
  return written;
};

/** Fields left out stay; the values of a sent field are replaced, an empty list clears them. */
export const mergeValues = (values: Values, written: WrittenValues): Values => {
  const merged = new Map(values);
  for (const [fieldId, list] of written)
    if (list.length === 0) merged.delete(fieldId);
    else merged.set(fieldId, list);
  return merged;
};
