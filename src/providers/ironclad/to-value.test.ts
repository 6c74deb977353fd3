import { expect, test } from "vitest";
import type { Attribute } from "./schema.ts";
import { Options } from "./options.ts";
import { toValue } from "./to-value.ts";

const PLACE = { timezone: "Europe/Stockholm", locale: "sv-SE" };

function valueOf(
  text: string,
  attribute: Partial<Attribute> & { readonly type: string },
  options = {},
): unknown {
  const result = toValue(text, { default: undefined, ...attribute }, PLACE, Options.parse(options));
  return "value" in result ? result.value : result;
}

test.each([
  ["1.200,50 EUR", { currency: "EUR", amount: 1200.5 }],
  ["€1,200.50", { currency: "EUR", amount: 1200.5 }],
  ["12 000 sek", { currency: "SEK", amount: 12000 }],
  ["-5", { currency: "USD", amount: -5 }],
  ["$25.37", { currency: "USD", amount: 25.37 }],
])("%s is money", (text, money) => {
  expect(valueOf(text, { type: "monetaryAmount" }, { currency: "USD" })).toEqual(money);
});

test.each(["much", "", "12 apples", "€", "1.2.3,4,5"])("%j is no money", (text) => {
  expect(valueOf(text, { type: "monetaryAmount" }, { currency: "USD" })).toMatchObject({
    wrong: expect.stringContaining("not an amount"),
  });
});

test("an amount that nobody names a currency for is refused with what to write", () => {
  expect(valueOf("12", { type: "monetaryAmount" })).toMatchObject({
    wrong: expect.stringContaining("currency"),
  });
});

test.each([
  ["12", { months: 12 }],
  ["1 year 6 months", { years: 1, months: 6 }],
  ["2 Wochen, 3 Tage", { weeks: 2, days: 3 }],
  ["P1Y6M", { years: 1, months: 6 }],
])("%s is a duration", (text, duration) => {
  expect(valueOf(text, { type: "duration" })).toEqual(duration);
});

test.each(["soon", "P", "1.5 years", "1 year 2 years", "3 apples", "-1"])("%j is no duration", (text) => {
  expect(valueOf(text, { type: "duration" })).toMatchObject({ wrong: expect.any(String) });
});

test("a mere number counts in the unit that the playbook says", () => {
  expect(valueOf("2", { type: "duration" }, { durations: "years" })).toEqual({ years: 2 });
});

test.each([
  [
    "325 5th Street, Suite 200, San Francisco, CA 94107, USA",
    {
      lines: ["325 5th Street", "Suite 200"],
      locality: "San Francisco",
      region: "CA",
      postcode: "94107",
      country: "USA",
    },
  ],
  [
    "1 Main St, Springfield IL 62701, United States",
    {
      lines: ["1 Main St"],
      locality: "Springfield",
      region: "IL",
      postcode: "62701",
      country: "United States",
    },
  ],
  [
    "Hauptstr. 1\n10115 Berlin\nGermany",
    { lines: ["Hauptstr. 1"], locality: "Berlin", postcode: "10115", country: "Germany" },
  ],
  [
    "Drottninggatan 5, SE-111 51 Stockholm, Sweden",
    { lines: ["Drottninggatan 5"], locality: "Stockholm", postcode: "SE-111 51", country: "Sweden" },
  ],
  [
    "10 Downing Street, London SW1A 2AA, United Kingdom",
    { lines: ["10 Downing Street"], locality: "London", postcode: "SW1A 2AA", country: "United Kingdom" },
  ],
  ["Karlsplatz 1, Wien, Austria", { lines: ["Karlsplatz 1"], locality: "Wien", country: "Austria" }],
])("%j is an address", (text, address) => {
  expect(valueOf(text, { type: "address" })).toEqual(address);
});

test.each(["Berlin", "Hauptstr. 1, 10115 Berlin", "1 Main St, USA", "a, b, c, d, e, f, Germany"])(
  "%j is no address: street, place and country cannot be told apart",
  (text) => {
    expect(valueOf(text, { type: "address" })).toMatchObject({ wrong: expect.stringContaining("address") });
  },
);

test.each([
  ["31.12.2026", {}, "2026-12-31"],
  ["2026-12-31", { dates: "noon" }, "2026-12-31T12:00:00+01:00"],
  ["2026-07-01", { dates: "noon" }, "2026-07-01T12:00:00+02:00"],
])("the date %s goes out with %j as %s", (text, options, value) => {
  expect(valueOf(text, { type: "date" }, options)).toBe(value);
});

test("texts, choices, lists, numbers and yes or no", () => {
  const options = { values: ["Growth", "Scale"], freeTextAllowed: false };
  expect(valueOf("growth", { type: "string", options })).toBe("Growth");
  expect(valueOf("Gold", { type: "string", options })).toMatchObject({
    wrong: expect.stringContaining("Gold"),
  });
  expect(valueOf("Gold", { type: "string", options: { ...options, freeTextAllowed: true } })).toBe("Gold");
  expect(valueOf("growth; Scale", { type: "array", elementType: { type: "string" }, options })).toEqual([
    "Growth",
    "Scale",
  ]);
  expect(valueOf("a; b", { type: "array", elementType: { type: "document" } })).toHaveProperty("wrong");
  expect(valueOf("12 000,50", { type: "number" })).toBe(12000.5);
  expect(valueOf("nej", { type: "boolean" })).toBe(false);
  expect(valueOf("bo@example.com ", { type: "email" })).toBe("bo@example.com");
  expect(valueOf("bo", { type: "email" })).toHaveProperty("wrong");
  expect(valueOf("x".repeat(32_001), { type: "string" })).toHaveProperty("wrong");
  expect(valueOf("IC-1", { type: "linkedRecord" })).toHaveProperty("wrong");
});
