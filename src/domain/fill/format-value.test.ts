import * as fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate, isCalendarDate } from "./calendar-date.ts";
import { EXAMPLE_VIEW, exampleScope } from "./example.ts";
import { renderText } from "./render-text.ts";
import type { Scope } from "./scope.ts";

const LOCALES = ["en", "en-GB", "de", "de-CH", "sv", "fr", "pt-BR", "pl", "es", "nb", "cs", "ja"] as const;
const ZONES = [
  "UTC",
  "Europe/Stockholm",
  "America/Los_Angeles",
  "America/St_Johns",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Etc/GMT+12",
] as const;
/** Digits behind the point by ISO 4217. */
const CURRENCIES = [
  ["EUR", 2],
  ["USD", 2],
  ["SEK", 2],
  ["CHF", 2],
  ["JPY", 0],
  ["KWD", 3],
] as const;

const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.date({ min: new Date("1971-01-01"), max: new Date("2099-12-30"), noInvalidDate: true });

function rendered(text: string, scope: Scope): string {
  const result = renderText(text, scope, "x");
  return "text" in result ? result.text : `PROBLEM ${result.problems.map((one) => one.text).join(" ")}`;
}

function priced(price: number, locale: string): Scope {
  return exampleScope({ view: { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, price } }, locale });
}

function holding(value: string, change: Parameters<typeof exampleScope>[0] = {}): Scope {
  const fields = [{ id: "900", name: "Any", type: "text", values: [value] }];
  return exampleScope({ ...change, view: { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, fields } } });
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");

test("no locale adds to, or takes from, the digits of a number", () => {
  const cents = fc.integer({ min: -99_999_999_99, max: 99_999_999_99 }).map((whole) => whole / 100);
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom(...LOCALES),
      fc.integer({ min: 2, max: 4 }),
      (price, locale, places) => {
        const text = rendered(`{{ deal.price | number: ${places} }}`, priced(price, locale));
        expect(digitsOf(text)).toBe(digitsOf(price.toFixed(places)));
        expect(/[-\u2212]/.test(text)).toBe(price < 0);
      },
    ),
  );
});

test("an amount of money has its currency's digits and names its currency, in every locale", () => {
  const whole = fc.integer({ min: 0, max: 99_999_999 });
  fc.assert(
    fc.property(
      whole,
      fc.constantFrom(...LOCALES),
      fc.constantFrom(...CURRENCIES),
      (price, locale, [code, places]) => {
        const text = rendered(`{{ deal.price | money: '${code}' }}`, priced(price, locale));
        expect(digitsOf(text)).toBe(digitsOf(price.toFixed(places)));
        expect(text.replaceAll(/[\d\s.,'’]/g, "")).not.toBe("");
        expect(rendered(`{{ deal.price | money: '${code.toLowerCase()}' }}`, priced(price, locale))).toBe(
          text,
        );
      },
    ),
  );
});

test("today is the account's calendar day at every instant in every zone, whichever way a text writes it", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (timezone, now) => {
      const [word, bare, dated, spelled] = rendered(
        "{{ today }}|{{ now | date }}|{{ now | date: '%Y-%m-%d' }}|{{ 'now' | date: '%Y-%m-%d' }}",
        exampleScope({ timezone, now }),
      ).split("|");
      expect(word).toBe(calendarDate(now, timezone));
      expect([bare, dated, spelled]).toEqual([word, word, word]);
    }),
  );
});

test("a calendar date is the same day in every zone and locale", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, fc.constantFrom(...LOCALES), (timezone, instant, locale) => {
      const day = instant.toISOString().slice(0, 10);
      const scope = holding(day, { timezone, locale });
      expect(rendered("{{ deal.fields.Any | date: '%Y-%m-%d' }}", scope)).toBe(day);
      const [year, , number] = day.split("-").map(Number);
      const long = rendered("{{ deal.fields.Any | date: 'long' }}", scope);
      expect((long.match(/\d+/g) ?? []).map(Number)).toEqual(expect.arrayContaining([year, number]));
    }),
  );
});

test.each([
  ["full", "Tuesday, December 1, 2026"],
  ["long", "December 1, 2026"],
  ["medium", "Dec 1, 2026"],
  ["short", "12/1/26"],
  ["%d.%m.%y", "01.12.26"],
])("a date in the style %s", (style, expected) => {
  const west = exampleScope({ timezone: "America/Los_Angeles" });
  expect(rendered(`{{ deal.fields.Start | date: '${style}' }}`, west)).toBe(expected);
});

test("an instant is told in the zone that the text asks for, else in the account's", () => {
  const scope = exampleScope({ timezone: "Europe/Stockholm" });
  expect(rendered("{{ now | date: '%H:%M' }}", scope)).toBe("00:30");
  expect(rendered("{{ now | date: '%H:%M', 'Asia/Kolkata' }}", scope)).toBe("05:00");
  expect(rendered("{{ now | date: 'long', 'UTC' }}", scope)).toBe("November 21, 2026");
  expect(rendered("{{ 'today' | date: 'long' }}", scope)).toBe("November 22, 2026");
  expect(rendered("{{ now | date: 'long', 'Nowhere/Else' }}", scope)).toContain("Invalid time zone");
});

test("what is no date stays as it is", () => {
  for (const style of ["long", "%d.%m.%Y"])
    expect(rendered(`{{ deal.fields.Any | date: '${style}' }}`, holding("soon"))).toBe("soon");
  expect(rendered("{{ deal.price | date: 'long' }}", priced(5, "en"))).toBe("5");
  expect(rendered("[{{ deal.fields.Any | date: 'long' }}]", holding(""))).toBe("[]");
});

test.each([
  ["{{ deal.price | number }}", "12.500,5"],
  ["{{ deal.price | number: 0 }}", "12.501"],
  ["{{ deal.price | number: 1.9 }}", "12.500,5"],
  ["{{ deal.price | number: 20 }}", `12.500,5${"0".repeat(19)}`],
  ["{{ deal.price | number: 21 }}", "12.500,5"],
  ["{{ deal.price | number: -1 }}", "12.500,5"],
  ["{{ deal.price | number: 'two' }}", "12.500,5"],
  ["{{ ' 7 ' | number: 1 }}", "7,0"],
  ["[{{ '' | number }}{{ contract.amount | number }}{{ '' | money: 'EUR' }}]", "[]"],
])("%s is %s in German", (text, expected) => {
  expect(rendered(text, priced(12_500.5, "de"))).toBe(expected);
});

test.each([
  ["{{ '12 apples' | number }}", "“12 apples” is not a number"],
  ["{{ deal.tags | number }}", "“a group” is not a number"],
  ["{{ 'Infinity' | number }}", "“Infinity” is not a number"],
  [`{{ '${"x".repeat(50)}' | number }}`, `“${"x".repeat(40)}” is not a number`],
  ["{{ deal.price | money }}", "`money` needs a currency code"],
  ["{{ deal.price | money: 'EURO' }}", "`money` needs a currency code"],
  ["{{ deal.price | money: 978 }}", "`money` needs a currency code"],
  ["{{ '' | money: '' }}", "`money` needs a currency code"],
])("%s is a problem: %s", (text, sentence) => {
  const result = rendered(text, priced(1, "en"));
  expect(result).toMatch(/^PROBLEM/);
  expect(result).toContain(sentence);
});

test("a zone that nobody knows counts as UTC, and a thousand of them change nothing", () => {
  const now = new Date("2026-11-21T23:30:00Z");
  for (let index = 0; index < 1_005; index += 1) calendarDate(now, `Nowhere/${index}`);
  expect(calendarDate(now, "Nowhere/0")).toBe("2026-11-21");
  expect(calendarDate(now, "Asia/Tokyo")).toBe("2026-11-22");
});

test("only a date without a time is a calendar date", () => {
  expect(isCalendarDate("2026-11-21")).toBe(true);
  for (const other of [
    "2026-11-21T00:00:00Z",
    " 2026-11-21",
    "21.11.2026",
    "2026-1-1",
    20_261_121,
    undefined,
  ])
    expect(isCalendarDate(other)).toBe(false);
});
