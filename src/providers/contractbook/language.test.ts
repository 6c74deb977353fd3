import { expect, test } from "vitest";
import { toLanguage } from "./language.ts";

test.each([
  ["en", "en"],
  ["en-US", "en"],
  ["en_GB", "en-GB"],
  ["DA", "da"],
  ["no", "nb"],
  ["nn-NO", "nb"],
  ["de-AT", "de"],
  ["tlh", undefined],
  ["", undefined],
])("%j is sent as %j", (language, sent) => {
  expect(toLanguage(language)).toBe(sent);
});
