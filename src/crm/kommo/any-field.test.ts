import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldValue } from "../../domain/deal.ts";
import {
  EXAMPLE_PLAYBOOK,
  EXAMPLE_REFERENCE,
  EXAMPLE_VIEW,
  exampleScope,
} from "../../domain/fill/example.ts";
import { fillOrder } from "../../domain/fill/fill.ts";
import { readFields } from "./read-values.ts";

/** Every type that Kommo documents, and one that it may invent. */
const TYPES = [
  "text",
  "textarea",
  "url",
  "streetaddress",
  "tracking_data",
  "numeric",
  "monetary",
  "checkbox",
  "select",
  "radiobutton",
  "multiselect",
  "date",
  "date_time",
  "birthday",
  "multitext",
  "smart_address",
  "legal_entity",
  "file",
  "chained_list",
  "linked_entity",
  "price",
  "category",
  "items",
  "invented",
] as const;
const ZONES = ["UTC", "Europe/Stockholm", "America/St_Johns", "Pacific/Kiritimati", "Etc/GMT+12"] as const;

const anyType = fc.constantFrom(...TYPES);
const anyZone = fc.constantFrom(...ZONES);
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(8_640_000_000_000, -8_640_000_000_000, 253_402_300_800, -62_135_596_801, 0),
);
const anyValue = fc.oneof(
  anyNumber,
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
  fc.record({ name: fc.string(), file_name: fc.string(), file_uuid: fc.uuid() }, { requiredKeys: [] }),
);
const anyValues = fc.oneof(
  fc.array(
    fc.record({ value: anyValue, enum_id: anyNumber, enum_code: fc.string() }, { requiredKeys: ["value"] }),
    { maxLength: 4 },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

function read(type: string, values: unknown, zone: string): FieldValue | undefined {
  const field = { field_id: 900, field_name: "Any", field_code: "ANY", field_type: type, values };
  return readFields({ custom_fields_values: [field] }, zone)[0];
}

/** What a contract says where its playbook names the field. */
function filled(field: FieldValue, timezone: string, text: string): string | readonly string[] {
  const view = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, fields: [field] } };
  const scope = exampleScope({ view, timezone });
  const playbook = {
    ...EXAMPLE_PLAYBOOK,
    send: { ...EXAMPLE_PLAYBOOK.send, template: "tpl", fields: { it: text } },
  };
  const { locale, now } = scope;
  const result = fillOrder({ playbook, scope, view, reference: EXAMPLE_REFERENCE, timezone, locale, now });
  return "order" in result
    ? (result.order.fields["it"] ?? "")
    : result.problems.map((problem) => problem.text);
}

test("whatever a field of any type holds, it is read as texts and filled in as they are", () => {
  fc.assert(
    fc.property(anyType, anyValues, anyZone, (type, values, zone) => {
      const field = read(type, values, zone);
      expect(field).toMatchObject({ id: "900", name: "Any", code: "ANY", type });
      const texts = field?.values ?? [];
      for (const text of texts) expect(typeof text === "string" && text !== "").toBe(true);
      const [contract] = field === undefined ? [] : [filled(field, zone, "{{ deal.fields.Any }}")];
      expect(typeof contract).toBe("string");
      expect(String(contract)).not.toContain("[object");
      if (texts.length > 1) return;
      expect(texts.join("")).toContain(String(contract).replace(/…$/, "").slice(0, 5));
    }),
    { numRuns: 500 },
  );
});

test("a date field reads as a calendar date of ten characters, or as the very text that it held", () => {
  fc.assert(
    fc.property(fc.constantFrom("date", "birthday"), anyNumber, anyZone, (type, seconds, zone) => {
      const [text = ""] = read(type, [{ value: seconds }], zone)?.values ?? [];
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return;
      expect(["", String(seconds)]).toContain(text);
      expect(Math.abs(seconds) > 62_000_000_000 || !Number.isFinite(seconds)).toBe(true);
    }),
  );
});

test("a day that was chosen in Kommo stands in the contract as that day, in every zone", () => {
  const days = fc.date({ min: new Date("2000-01-02"), max: new Date("2099-12-30"), noInvalidDate: true });
  fc.assert(
    fc.property(days, anyZone, (day, zone) => {
      const date = day.toISOString().slice(0, 10);
      const field = read("date", [{ value: Date.parse(`${date}T12:00:00${offsetOf(zone)}`) / 1000 }], zone);
      expect(field?.values).toEqual([date]);
      const [year, month, number] = date.split("-");
      const text = "{{ deal.fields.Any | date: '%d.%m.%Y' }}";
      expect(field && filled(field, zone, text)).toBe(`${number}.${month}.${year}`);
    }),
  );
});

test.each([
  ["numeric", [{ value: "1.5" }], "{{ deal.fields.Any | number: 2 }}", "1.50"],
  ["monetary", [{ value: "12000" }], "{{ deal.fields.Any | money: 'EUR' }}", "€12,000.00"],
  ["checkbox", [{ value: true }], "{% if deal.fields.Any == 'true' %}yes{% else %}no{% endif %}", "yes"],
  ["checkbox", [{ value: "1" }], "{{ deal.fields.Any }}", "true"],
  ["checkbox", [{ value: "0" }], "{{ deal.fields.Any }}", "false"],
  ["multiselect", [{ value: "EU" }, { value: "UK" }], "{{ deal.fields.Any }}", "EU, UK"],
  [
    "birthday",
    [{ value: "1990-12-31T00:00:00+01:00" }],
    "{{ deal.fields.Any | date: '%d.%m.%y' }}",
    "31.12.90",
  ],
  ["date_time", [{ value: 1_793_487_600 }], "{{ deal.fields.Any | date: '%d.%m. %H:%M' }}", "01.11. 00:00"],
  [
    "smart_address",
    [
      { value: "Lund", enum_id: 3 },
      { value: "22100", enum_code: "ZIP" },
      { value: "?", enum_id: 99 },
    ],
    "{{ deal.fields.Any }}",
    "22100 Lund",
  ],
  ["smart_address", [{ value: " " }], "[{{ deal.fields.Any }}]", "[]"],
  [
    "legal_entity",
    [{ value: { name: "", vat_id: "SE1", description: "Nordwind" } }],
    "{{ deal.fields.Any }}",
    "Nordwind",
  ],
  ["file", [{ value: { file_uuid: "u-1" } }], "{{ deal.fields.Any }}", "u-1"],
  ["items", [{ value: { sku: "a" } }], "[{{ deal.fields.Any }}]", "[]"],
  ["select", [{ value: "Größe <b> & Söhne", enum_id: 1 }], "{{ deal.fields.Any }}", "Größe <b> & Söhne"],
] as const)("a %s field that holds %j stands in the contract as %s → %s", (type, values, text, expected) => {
  const field = read(type, values, "Europe/Stockholm");
  expect(field === undefined ? [] : filled(field, "Europe/Stockholm", text)).toBe(expected);
});

/** Noon of such an offset is on the same day in its zone, whatever the season. */
function offsetOf(zone: string): string {
  const offsets: Readonly<Record<string, string>> = {
    "Europe/Stockholm": "+01:00",
    "America/St_Johns": "-03:30",
    "Pacific/Kiritimati": "+14:00",
    "Etc/GMT+12": "-12:00",
  };
  return offsets[zone] ?? "Z";
}
