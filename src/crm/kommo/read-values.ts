import type { FieldValue } from "../../domain/deal.ts";
import { at, idAt, instantAt, isRaw, listAt, numberAt, textAt } from "./raw.ts";
import { dateIn } from "./zone.ts";

/** Field types whose value depends on the account's zone [#402: a pure date is midnight of the account]. */
const DATE_TYPES: ReadonlySet<string> = new Set(["date", "birthday"]);
const MOST_FIELDS = 2000;
const MOST_VALUES = 500;

/** Does any of an entity's fields hold a calendar date, so that the zone is needed? */
export function holdsDates(entity: unknown): boolean {
  return fieldsOf(entity).some((field) => DATE_TYPES.has(textAt(field, "field_type")));
}

/** An entity's `custom_fields_values` (array, `[]` or `null`) in our words. Computed and empty ones included as they come. */
export function readFields(entity: unknown, zone: string): readonly FieldValue[] {
  return fieldsOf(entity).flatMap((field): readonly FieldValue[] => {
    const id = idAt(field, "field_id");
    if (id === undefined) return [];
    const code = textAt(field, "field_code");
    const type = textAt(field, "field_type");
    const values = listAt(field, "values").slice(0, MOST_VALUES);
    return [
      {
        id,
        name: textAt(field, "field_name"),
        ...(code === "" ? {} : { code }),
        type,
        values: readValues(type, values, zone),
      },
    ];
  });
}

/** Addresses of a multitext field (`EMAIL`, `PHONE`), the ones for work first; others keep their order. */
export function readMultitext(entity: unknown, code: "EMAIL" | "PHONE"): readonly string[] {
  const values = fieldsOf(entity)
    .filter((field) => textAt(field, "field_code") === code)
    .flatMap((field) => listAt(field, "values").slice(0, MOST_VALUES));
  return [...values.filter(isWork), ...values.filter((value) => !isWork(value))]
    .map((value) => textAt(value, "value").trim())
    .filter((text) => text !== "");
}

function isWork(value: unknown): boolean {
  return (textAt(value, "enum_code") || textAt(value, "enum")).startsWith("WORK");
}

function fieldsOf(entity: unknown): readonly unknown[] {
  return listAt(entity, "custom_fields_values").slice(0, MOST_FIELDS);
}

function readValues(type: string, values: readonly unknown[], zone: string): readonly string[] {
  if (type === "smart_address") return readAddress(values);
  return values.map((value) => readValue(type, at(value, "value"), zone)).filter((text) => text !== "");
}

function readValue(type: string, value: unknown, zone: string): string {
  if (typeof value === "boolean") return String(value);
  switch (type) {
    case "checkbox":
      return /^(?:1|true)$/i.test(textAt({ value }, "value")) ? "true" : "false";
    case "date":
    case "birthday":
      return readInstant(value, (instant) => dateIn(zone, instant));
    case "date_time":
      return readInstant(value, (instant) => instant.toISOString());
    default:
      return isRaw(value) ? readObject(value) : textAt({ value }, "value");
  }
}

/** The years 1 to 9999, a day off at either end: beyond them a day has no ISO form of ten characters, or none at all in some zones. */
const FIRST_MS = Date.parse("0001-01-02T00:00:00Z");
const END_MS = Date.parse("9999-12-31T00:00:00Z");

/** Unix seconds as documented; RFC 3339 text is what we write, so it is understood too. Anything else stays as it is. */
function readInstant(value: unknown, show: (at: Date) => string): string {
  const text = textAt({ value }, "value");
  const seconds = numberAt({ value }, "value");
  const parsed =
    seconds === undefined ? Date.parse(text) : (instantAt({ value }, "value")?.getTime() ?? Number.NaN);
  return parsed >= FIRST_MS && parsed < END_MS ? show(new Date(parsed)) : text;
}

/** legal_entity, file, chained_list, linked_entity, items: the part a person would read. */
function readObject(value: unknown): string {
  const keys = ["name", "file_name", "value", "description", "file_uuid"];
  return keys.map((key) => textAt(value, key)).find((text) => text !== "") ?? "";
}

const ADDRESS_PARTS = ["address_line_1", "address_line_2", "zip", "city", "state", "country"] as const;
/** `enum_id` of a part where its code is missing [field values]. */
const PART_BY_ID: ReadonlyMap<string, string> = new Map([
  ["1", "address_line_1"],
  ["2", "address_line_2"],
  ["3", "city"],
  ["4", "state"],
  ["5", "zip"],
  ["6", "country"],
]);

/** One line as on an envelope: street, second line, zip and city, state, country. */
function readAddress(values: readonly unknown[]): readonly string[] {
  const parts = new Map(
    values.map((value) => {
      const code =
        textAt(value, "enum_code").toLowerCase() || (PART_BY_ID.get(textAt(value, "enum_id")) ?? "");
      return [code, textAt(value, "value").trim()];
    }),
  );
  const [first, second, zip, city, state, country] = ADDRESS_PARTS.map((code) => parts.get(code) ?? "");
  const town = [zip, city].filter(Boolean).join(" ");
  const line = [first, second, town, state, country].filter(Boolean).join(", ");
  return line === "" ? [] : [line];
}
