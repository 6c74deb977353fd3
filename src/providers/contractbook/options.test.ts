import { expect, test } from "vitest";
import { BriefOptions, Options, Settings } from "./options.ts";

test("options have safe defaults: nobody's name is signed, nobody but the signers signs", () => {
  expect(Options.parse({})).toEqual({
    autosign: false,
    toBeSignedBy: "others_only",
    customTerms: {},
    parties: {},
    dates: "iso",
  });
});

test("a misspelt option, an unknown method and a logo without https are refused", () => {
  for (const wrong of [
    { autoSign: true },
    { verification: ["pigeon"] },
    { companyLogoUrl: "http://example.com/a.png" },
  ]) {
    expect(Options.safeParse(wrong).success).toBe(false);
  }
  expect(BriefOptions.safeParse({ autosign: true }).success).toBe(false);
});

test("a key with a line break cannot become a header", () => {
  expect(Settings.safeParse({ apiKey: "a\r\nx: y" }).success).toBe(false);
  expect(Settings.safeParse({ apiKey: "" }).success).toBe(false);
  expect(Settings.safeParse({ apiKey: "k", extra: 1 }).success).toBe(false);
  expect(Settings.safeParse({ apiKey: "cb-key.1/2+3=" }).success).toBe(true);
});
