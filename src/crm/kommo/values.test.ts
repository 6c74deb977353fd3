import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CountersignError } from "../../domain/errors.ts";
import { parseDecimal } from "./decimal.ts";
import type { FieldDefinition } from "./definitions.ts";
import { markedText } from "./marked-text.ts";
import { mapContact, mapDeal } from "./map.ts";
import { readFields, readMultitext } from "./read-values.ts";
import { writeValues } from "./write-values.ts";
import { dateIn, offsetMinutes, rfc3339, startOfDay } from "./zone.ts";

const field = (type: string, options: FieldDefinition["options"] = []): FieldDefinition => ({
  id: "7",
  name: "Field",
  type,
  options,
});
const read = (type: string, values: unknown, zone = "Europe/Stockholm") =>
  readFields(
    { custom_fields_values: [{ field_id: 7, field_name: "Field", field_type: type, values }] },
    zone,
  )[0]?.values;

test.each<readonly [string, unknown, readonly string[]]>([
  ["text", [{ value: "Basic" }], ["Basic"]],
  ["numeric", [{ value: "1.5" }], ["1.5"]],
  ["numeric", [{ value: 12 }], ["12"]],
  ["checkbox", [{ value: true }], ["true"]],
  ["checkbox", [{ value: false }], ["false"]],
  ["select", [{ value: "Growth", enum_id: 1, enum_code: null }], ["Growth"]],
  [
    "multiselect",
    [
      { value: "A", enum_id: 1 },
      { value: "B", enum_id: 2 },
    ],
    ["A", "B"],
  ],
  ["date", [{ value: 1_793_487_600 }], ["2026-11-01"]],
  ["date", [{ value: "2026-11-01T00:00:00+01:00" }], ["2026-11-01"]],
  ["birthday", [{ value: -86_400 * 365 }], ["1969-01-01"]],
  ["date_time", [{ value: 1_793_487_600 }], ["2026-10-31T23:00:00.000Z"]],
  ["legal_entity", [{ value: { name: "Acme AB", vat_id: "SE1" } }], ["Acme AB"]],
  ["file", [{ value: { file_uuid: "u", file_name: "a.pdf", file_size: 3 } }], ["a.pdf"]],
  [
    "smart_address",
    [
      { value: "Sweden", enum_id: 6, enum_code: "country" },
      { value: "Main street 1", enum_id: 1, enum_code: "address_line_1" },
      { value: "11122", enum_id: 5 },
      { value: "Stockholm", enum_id: 3, enum_code: "city" },
    ],
    ["Main street 1, 11122 Stockholm, Sweden"],
  ],
  ["text", null, []],
  ["text", { value: "an object where a list belongs" }, []],
])("a %s field that holds %j reads as %j", (type, values, expected) => {
  expect(read(type, values)).toEqual(expected);
});

test("a date that was written is read back as the same day in every zone", () => {
  const zones = [
    "Europe/Stockholm",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Pacific/Apia",
    "America/St_Johns",
    "UTC",
  ];
  const days = fc.date({ min: new Date("1950-01-02"), max: new Date("2090-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, (zone, day) => {
      const date = day.toISOString().slice(0, 10);
      const skipped = dateIn(zone, startOfDay(zone, date)) !== date; // Apia had no 30 December 2011
      const [value] = writeValues(field("date"), date, zone) ?? [];
      const seconds = Date.parse(String(value?.["value"])) / 1000;
      expect(skipped ? [date] : read("date", [{ value: seconds }], zone)).toEqual([date]);
    }),
    { numRuns: 400 },
  );
});

test("offsets follow the zone's own clock", () => {
  expect(rfc3339("Europe/Stockholm", new Date("2026-07-01T10:00:00Z"))).toBe("2026-07-01T12:00:00+02:00");
  expect(rfc3339("America/St_Johns", new Date("2026-01-01T10:00:00Z"))).toBe("2026-01-01T06:30:00-03:30");
  expect(offsetMinutes("UTC", new Date(-1))).toBe(0);
});

test.each<readonly [string, string | undefined]>([
  ["12 000,50", "12000.50"],
  ["12\u00a0000,50 €", "12000.50"],
  ["12.000,50", "12000.50"],
  ["12,000.50", "12000.50"],
  ["1'234'567.5", "1234567.5"],
  ["12,000", "12000"],
  ["0,125", "0.125"],
  ["12.345", "12.345"],
  ["1.234.567", "1234567"],
  ["EUR 15", "15"],
  ["-3", "-3"],
  ["987654321098765432", "987654321098765432"],
  ["", undefined],
  ["twelve", undefined],
  ["1,2,3.4.5", undefined],
  ["Infinity", undefined],
])("the number in %j is %j", (text, expected) => {
  expect(parseDecimal(text)).toBe(expected);
});

const PLANS = [
  { id: "1", value: "Growth" },
  { id: "2", value: "Scale" },
];

test.each<readonly [FieldDefinition, string | null, unknown]>([
  [field("text"), "c-1", [{ value: "c-1" }]],
  [field("text"), null, null],
  [field("text"), "  ", null],
  [field("monetary"), "12 000,50", [{ value: "12000.50" }]],
  [field("checkbox"), "Yes", [{ value: true }]],
  [field("select", PLANS), "growth", [{ enum_id: 1 }]],
  [field("radiobutton", PLANS), "2", [{ enum_id: 2 }]],
  [field("multiselect", PLANS), "Growth, Scale", [{ enum_id: 1 }, { enum_id: 2 }]],
  [field("date"), "01.11.2026", [{ value: "2026-11-01T00:00:00+01:00" }]],
  [field("date"), "2026-10-31T23:30:00Z", [{ value: "2026-11-01T00:00:00+01:00" }]],
  [field("date_time"), "2026-07-01T10:00:00Z", [{ value: "2026-07-01T12:00:00+02:00" }]],
  [field("multitext"), "a@example.com", [{ value: "a@example.com", enum_code: "WORK" }]],
])("into %j the text %j goes as %j", (definition, text, expected) => {
  expect(writeValues(definition, text, "Europe/Stockholm")).toEqual(expected);
});

test.each([
  [field("select", PLANS), "Enterprise", /"Growth", "Scale"/],
  [field("numeric"), "soon", /is no number/],
  [field("date"), "31.02.2026", /is no date/],
  [field("checkbox"), "perhaps", /neither/],
  [field("items"), "x", /type items/],
])("%j refuses %j and says why", (definition, text, why) => {
  const write = () => writeValues(definition, text, "UTC");
  expect(write).toThrow(CountersignError);
  expect(write).toThrow(why);
});

const address = (text: string, code: string) => ({ value: text, enum_code: code });
const lead = (contacts: unknown) =>
  mapDeal({ id: 1, pipeline_id: 2, status_id: 3, _embedded: { contacts } }, "UTC");

test("addresses for work come first, in whatever order the contact keeps them", () => {
  const contact = {
    custom_fields_values: [
      {
        field_id: 1,
        field_code: "EMAIL",
        values: [address("home@example.com", "PRIV"), address(" work@example.com ", "WORK")],
      },
      { field_id: 2, field_code: "PHONE", values: null },
    ],
  };
  expect(readMultitext(contact, "EMAIL")).toEqual(["work@example.com", "home@example.com"]);
  expect(readMultitext(contact, "PHONE")).toEqual([]);
  expect(readMultitext({ custom_fields_values: null }, "EMAIL")).toEqual([]);
});

test("the main contact is the one that Kommo marks, else the eldest", () => {
  expect(lead([{ id: 30, is_main: false }, { id: 9 }, { id: 20, is_main: true }])?.mainContactId).toBe("20");
  expect(lead([{ id: 30 }, { id: 9 }])?.mainContactId).toBe("9");
  expect(lead(null)?.mainContactId).toBeUndefined();
});

test("whatever Kommo sends as a lead or contact, mapping neither throws nor lets a prototype through", () => {
  const key = fc.constantFrom(
    "id",
    "pipeline_id",
    "status_id",
    "custom_fields_values",
    "_embedded",
    "contacts",
    "__proto__",
    "values",
    "value",
    "tags",
  );
  const hostile = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.jsonValue(),
      fc.constantFrom(1, "7", null, -3, 1e300),
      fc.array(tie("node"), { maxLength: 4 }),
      fc.dictionary(key, tie("node")),
    ),
  })).node;
  fc.assert(
    fc.property(hostile, (value) => {
      mapDeal({ ...Object(value), id: 1, pipeline_id: 2, status_id: 3 }, "Europe/Stockholm");
      mapContact(value, "1", "UTC");
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    }),
  );
});

test("a long text is cut, its marker never", () => {
  const text = markedText("😀".repeat(5000), "[CS-1 sent]");
  expect(text.length).toBeLessThanOrEqual(5000);
  expect(text.endsWith("…\n[CS-1 sent]")).toBe(true);
  expect(text.isWellFormed()).toBe(true);
});
