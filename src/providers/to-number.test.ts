import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toPlainNumber } from "./to-number.ts";

test.each([
  ["12000", "en", "12000"],
  ["12000.50", "en", "12000.5"],
  ["12 000,50", "sv-SE", "12000.5"],
  ["12\u00a0000,50", "sv-SE", "12000.5"],
  ["12\u202f000,50", "fr-FR", "12000.5"],
  ["12.000,50", "en-US", "12000.5"],
  ["12,000.50", "de-DE", "12000.5"],
  ["1.234.567", "sv-SE", "1234567"],
  ["12'000.50", "de-CH", "12000.5"],
  ["12,5", "en-US", "12.5"],
  ["0.125", "de-DE", "0.125"],
  [".5", "en", "0.5"],
  ["-007,10", "de-DE", "-7.1"],
  ["− 12 000", "sv-SE", "-12000"],
  ["-0,00", "de-DE", "0"],
  ["12345678901234567890.12", "en", "12345678901234567890.12"],
])("%j in %s is %s", (written, locale, plain) => {
  expect(toPlainNumber(written, locale)).toBe(plain);
});

test("a lone mark before three digits is read as the locale uses it", () => {
  expect(toPlainNumber("12.500", "de-DE")).toBe("12500");
  expect(toPlainNumber("12.500", "en-US")).toBe("12.5");
  expect(toPlainNumber("12,500", "de-DE")).toBe("12.5");
  expect(toPlainNumber("12,500", "en-US")).toBe("12500");
});

test("a factor of a thousand is not guessed where the locale does not settle it", () => {
  expect(toPlainNumber("12.500", "sv-SE")).toBeUndefined();
  expect(toPlainNumber("12.500", "no such locale")).toBeUndefined();
});

test.each([
  "",
  "abc",
  "12 00",
  "1,23,456",
  "1.2.3",
  "12 000 kr",
  "1e5",
  "0x10",
  "12,",
  "--1",
  "1-2",
  "٣",
  "9".repeat(60),
])("%j is no number", (written) => {
  expect(toPlainNumber(written, "en-US")).toBeUndefined();
});

test("whatever Intl writes for a locale is read back as the same number", () => {
  const locales = fc.constantFrom(
    "en-US",
    "de-DE",
    "sv-SE",
    "fr-FR",
    "de-CH",
    "pl-PL",
    "pt-BR",
    "en-GB",
    "da-DK",
  );
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), locales, (cents, locale) => {
      const amount = cents / 100;
      const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount);
      expect(Number(toPlainNumber(written, locale))).toBe(amount);
    }),
  );
});
