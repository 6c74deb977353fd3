import type { TownEnum, TownField, TownFieldType, TownValue } from "../town/town.ts";
import { startOfDay } from "./account-zone.ts";
import { NOT_A_CHOICE, missing, wrongType } from "./answers.ts";
import type { Issue } from "./answers.ts";
import { fieldOf, isFields, isWhole } from "./json.ts";
import type { Fields } from "./json.ts";
import type { World } from "./world.ts";

interface Writing {
  readonly world: World;
  readonly field: TownField;
  /** One element of `values`. */
  readonly input: Fields;
  readonly path: string;
}

type Writer = (writing: Writing) => TownValue | Issue;

const notAChoice = (path: string): Issue => ({ ...NOT_A_CHOICE, path });

const text: Writer = ({ input, path }) => {
  const value = fieldOf(input, "value");
  return typeof value === "string" ? { value } : wrongType(`${path}.value`, "string");
};

/** Numbers may be sent as numbers or strings; they are read as strings. */
const number: Writer = ({ input, path }) => {
  const value = fieldOf(input, "value");
  const spelt = typeof value === "number" ? String(value) : value;
  return typeof spelt === "string" && /^-?\d+(\.\d+)?$/u.test(spelt)
    ? { value: spelt }
    : wrongType(`${path}.value`, "numeric");
};

const checkbox: Writer = ({ input, path }) => {
  const value = fieldOf(input, "value");
  return typeof value === "boolean" ? { value } : wrongType(`${path}.value`, "bool");
};

/** By `enum_id`, else `enum_code`, else the option's exact text. */
const option = ({ field, input, path }: Writing): TownEnum | Issue => {
  const asked = [
    ["enum_id", "id"],
    ["enum_code", "code"],
    ["value", "value"],
  ] as const;
  for (const [key, own] of asked) {
    const sent = fieldOf(input, key);
    if (sent === undefined || sent === null) continue;
    return field.enums?.find((one) => one[own] === sent) ?? notAChoice(`${path}.${key}`);
  }
  return missing(`${path}.value`);
};

const choice: Writer = (writing) => {
  const found = option(writing);
  return "path" in found ? found : { value: found.value, enum_id: found.id, enum_code: found.code };
};

/** Phones, e-mail addresses and parts of an address: a text that an enum says the meaning of. */
const coded: Writer = (writing) => {
  const plain = text(writing);
  if ("path" in plain) return plain;
  const { input, field } = writing;
  const { value: _value, ...key } = input;
  const isTold = fieldOf(key, "enum_id") !== undefined || fieldOf(key, "enum_code") !== undefined;
  if (!isTold && field.type === "smart_address") return missing(`${writing.path}.enum_id`);
  const found = isTold ? option({ ...writing, input: key }) : field.enums?.[0];
  if (found === undefined) return plain;
  return "path" in found ? found : { value: plain.value, enum_id: found.id, enum_code: found.code };
};

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u;

/** Unix seconds or RFC 3339; milliseconds end in the year 50 000 and are refused here. */
const instant = ({ input, path }: Writing): number | Issue => {
  const value = fieldOf(input, "value");
  if (isWhole(value) && Math.abs(value) < 32_503_680_000) return value;
  const parsed = typeof value === "string" && RFC_3339.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? wrongType(`${path}.value`, "timestamp") : Math.floor(parsed / 1000);
};

const dateTime: Writer = (writing) => {
  const at = instant(writing);
  return typeof at === "number" ? { value: at } : at;
};

/** A pure date becomes midnight of the account's own zone. */
const date: Writer = (writing) => {
  const at = instant(writing);
  return typeof at === "number" ? { value: startOfDay(writing.world.town.account.timezone, at) } : at;
};

const object: Writer = ({ input, path }) => {
  const value = fieldOf(input, "value");
  return isFields(value) ? { value } : wrongType(`${path}.value`, "object");
};

const legalEntity: Writer = (writing) => {
  const written = object(writing);
  if ("path" in written) return written;
  const name = isFields(written.value) ? fieldOf(written.value, "name") : undefined;
  return typeof name === "string" && name !== "" ? written : missing(`${writing.path}.value.name`);
};

/** Only the uuid is needed; version, name and size come from the drive. */
const file: Writer = ({ world, input, path }) => {
  const value = fieldOf(input, "value");
  const uuid = isFields(value) ? fieldOf(value, "file_uuid") : undefined;
  const found = typeof uuid === "string" ? world.drive.get(uuid) : undefined;
  if (found === undefined) return notAChoice(`${path}.value.file_uuid`);
  return {
    value: {
      file_uuid: found.uuid,
      version_uuid: found.versionUuid,
      file_name: found.name,
      file_size: found.bytes.length,
    },
  };
};

const WRITERS: Readonly<Record<TownFieldType, Writer>> = {
  text,
  textarea: text,
  url: text,
  streetaddress: text,
  tracking_data: text,
  numeric: number,
  monetary: number,
  checkbox,
  select: choice,
  radiobutton: choice,
  multiselect: choice,
  date,
  date_time: dateTime,
  birthday: date,
  multitext: coded,
  smart_address: coded,
  legal_entity: legalEntity,
  file,
  chained_list: object,
  linked_entity: object,
};

/** One written value as it will be read, or what is wrong with it. */
export const writeValue: Writer = (writing) => WRITERS[writing.field.type](writing);
