import { CountersignError, STOP } from "../../domain/errors.ts";
import { parseDecimal } from "./decimal.ts";
import type { FieldDefinition } from "./definitions.ts";
import { clip, wireId } from "./raw.ts";
import type { Raw } from "./raw.ts";
import { rfc3339, startOfDay } from "./zone.ts";

/**
 * A text as `values` of a field, by the field's type. Empty text and `null` clear it (`values: null`, as Kommo's own
 * library does). Throws `configuration_invalid` naming the field and, for lists, the options that exist.
 */
export function writeValues(
  field: FieldDefinition,
  text: string | null,
  zone: string,
): readonly Raw[] | null {
  if (text === null || text.trim() === "") return null;
  switch (field.type) {
    case "numeric":
    case "monetary":
      return [{ value: parseDecimal(text) ?? refuse(field, text, "is no number") }];
    case "checkbox":
      return [{ value: checkboxOf(field, text) }];
    case "select":
    case "radiobutton":
      return [{ enum_id: wireId(optionOf(field, text)) }];
    case "multiselect":
      return optionsOf(field, text).map((id) => ({ enum_id: wireId(id) }));
    case "date":
    case "birthday":
      return [{ value: dateValue(field, text, zone) }];
    case "date_time":
      return [{ value: rfc3339(zone, instantOf(field, text, zone)) }];
    case "multitext":
      return [{ value: text.trim(), enum_code: "WORK" }];
    case "smart_address":
      return [{ value: text, enum_code: "address_line_1" }];
    case "legal_entity":
      return [{ value: { name: text } }];
    case "file":
      return [{ value: { file_uuid: text.trim() } }];
    case "chained_list":
    case "linked_entity":
    case "price":
    case "category":
    case "items":
      return refuse(field, text, `cannot be written into a field of type ${field.type}`);
    default:
      return [{ value: text }];
  }
}

function refuse(field: FieldDefinition, text: string, why: string): never {
  const detail = `Field "${field.name}" (${field.id}): "${clip(text, 60)}" ${why}.`;
  throw new CountersignError("configuration_invalid", STOP, detail, {
    connection: "kommo",
    operation: "leads.patch",
  });
}

function checkboxOf(field: FieldDefinition, text: string): boolean {
  const word = text.trim().toLowerCase();
  if (["true", "yes", "1", "on", "y"].includes(word)) return true;
  if (["false", "no", "0", "off", "n"].includes(word)) return false;
  return refuse(field, text, "is neither true nor false");
}

function matchOption(field: FieldDefinition, text: string): string | undefined {
  const wanted = text.trim();
  const { options } = field;
  const exact = options.filter((option) => option.value === wanted);
  const byId = options.filter(
    (option) => option.id === wanted || (option.code !== undefined && option.code === wanted),
  );
  const loose = options.filter((option) => option.value.trim().toLowerCase() === wanted.toLowerCase());
  return [exact, byId, loose].find((found) => found.length > 0)?.[0]?.id;
}

function optionOf(field: FieldDefinition, text: string): string {
  const names = field.options.slice(0, 30).map((option) => `"${clip(option.value, 60)}"`);
  return (
    matchOption(field, text) ??
    refuse(field, text, `is none of its options (${names.join(", ") || "it has none"})`)
  );
}

/** The whole text as one option, else a list divided by commas, semicolons or lines. */
function optionsOf(field: FieldDefinition, text: string): readonly string[] {
  const whole = matchOption(field, text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== "");
  return [...new Set(parts.map((part) => optionOf(field, part)))];
}

/** `2026-05-01`, `01.05.2026` or an instant → midnight of that day in the account's zone, with its offset. */
function dateValue(field: FieldDefinition, text: string, zone: string): string {
  return rfc3339(
    zone,
    startOfDay(zone, calendarDate(text) ?? rfc3339(zone, instantOf(field, text, zone)).slice(0, 10)),
  );
}

function calendarDate(text: string): string | undefined {
  const bare = text.trim();
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(bare);
  const [, day = "", month = "", year = ""] = dotted ?? [];
  const date = dotted === null ? bare : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
}

function instantOf(field: FieldDefinition, text: string, zone: string): Date {
  const date = calendarDate(text);
  if (date !== undefined) return startOfDay(zone, date);
  const bare = text.trim();
  const at = new Date(/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(bare) ? bare : Number.NaN);
  return Number.isNaN(at.getTime())
    ? refuse(field, text, "is no date (write 2026-05-01 or an ISO instant)")
    : at;
}
