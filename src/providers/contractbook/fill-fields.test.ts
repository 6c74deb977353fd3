import { expect, test } from "vitest";
import { fillFields } from "./fill-fields.ts";
import { Options } from "./options.ts";
import { DataField } from "./schema.ts";
import { fieldJson, order } from "./vendor-fixture.ts";

const field = (name: string, type: string, more: Readonly<Record<string, unknown>> = {}): DataField =>
  DataField.parse(fieldJson(name, type, more));

function fill(
  fields: readonly DataField[],
  values: Readonly<Record<string, string>>,
  options: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  const filled = fillFields(fields, order({ fields: values }), Options.parse(options));
  return Object.fromEntries(filled.map(({ field: { name }, value }) => [name, value]));
}

test("each type gets the string that the vendor keeps", () => {
  const fields = [
    field("amount", "number"),
    field("start", "date"),
    field("plan", "select", { config: { options: ["Basic", "Growth"] } }),
    field("vat", "checkbox"),
    field("client", "text"),
  ];
  const values = { amount: "12 000,50", start: "05.11.2026", plan: " growth ", vat: "Ja", client: " Bo " };
  expect(fill(fields, values)).toEqual({
    amount: "12000.5",
    start: "2026-11-05",
    plan: "Growth",
    vat: "true",
    client: " Bo ",
  });
});

test("dates go out as written where the playbook wants that", () => {
  expect(fill([field("start", "date")], { start: "5 November 2026" }, { dates: "as-written" })).toEqual({
    start: "5 November 2026",
  });
});

test("a field is found by another spelling of its name, but an exact name goes first", () => {
  const fields = [field("Amount", "text"), field("amount", "text")];
  expect(fill(fields, { amount: "1" })).toEqual({ amount: "1" });
  expect(fill([field("Deal Amount", "text")], { "deal amount ": "1" })).toEqual({ "Deal Amount": "1" });
});

test("standing terms fill what the deal leaves open, and what the deal says wins", () => {
  const fields = [field("clause", "text"), field("discount", "text")];
  const customTerms = { clause: "Standard clause.", discount: "none" };
  expect(fill(fields, { discount: "10 %" }, { customTerms })).toEqual({
    clause: "Standard clause.",
    discount: "10 %",
  });
});

test("every required field that stays empty is named", () => {
  const fields = [
    field("a", "text", { required: true }),
    field("b", "text", { required: true }),
    field("c", "text"),
  ];
  expect(() => fill(fields, { b: "  " })).toThrow(
    expect.objectContaining({
      code: "order_incomplete",
      verdict: { next: "stop" },
      detail: "Required and empty: a, b.",
    }),
  );
});

test("a required field with a default of the template is filled", () => {
  expect(fill([field("law", "text", { required: true, value: "Swedish law" })], {})).toEqual({});
});

test("fields unknown to the template are refused by name, since their values would be lost", () => {
  expect(() => fill([field("a", "text")], { a: "1", typo: "2" })).toThrow(
    expect.objectContaining({ code: "order_invalid", detail: "Not in the template: typo." }),
  );
});

test("every value at fault is named with what would do", () => {
  const fields = [
    field("amount", "number"),
    field("start", "date"),
    field("plan", "select", { config: { options: ["Basic"] } }),
    field("vat", "checkbox"),
  ];
  const run = (): unknown => fill(fields, { amount: "a lot", start: "soon", plan: "Gold", vat: "maybe" });
  expect(run).toThrow(expect.objectContaining({ code: "order_invalid" }));
  for (const part of [
    'amount: "a lot" is not a number',
    'start: "soon"',
    '"Gold" is not among "Basic"',
    'vat: "maybe"',
  ]) {
    expect(run).toThrow(part);
  }
});

test("decimals are not dropped in silence where the template shows none", () => {
  const whole = field("amount", "number", { formatting: { fractional: false, grouping: "space" } });
  expect(fill([whole], { amount: "12 000,00" })).toEqual({ amount: "12000" });
  expect(() => fill([whole], { amount: "12 000,50" })).toThrow("has decimals");
});

test("a field called __proto__ is a name like any other", () => {
  const values = Object.fromEntries([["__proto__", "x"]]);
  expect(() => fill([field("a", "text")], values)).toThrow("Not in the template: __proto__.");
});
