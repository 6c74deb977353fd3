import { expect, test } from "vitest";
import { isWeaker, signatureLevel, SIGNATURE_LEVELS } from "./signer.ts";

test.each([
  ["qes", "QES"],
  [" AES minimal ", "AES_MINIMAL"],
  ["aes-minimal", "AES_MINIMAL"],
  ["EES", "SES"],
  ["FES", "AES"],
] as const)("people write %j and mean %s", (text, level) => {
  expect(signatureLevel(text)).toBe(level);
});

test.each(["", "DEMO", "best", "constructor", "__proto__"])(
  "%j is no level that can be asked for",
  (text) => {
    expect(signatureLevel(text)).toBeUndefined();
  },
);

test("a level is never weaker than itself, and a demo is weaker than all", () => {
  for (const level of SIGNATURE_LEVELS) {
    expect(isWeaker(level, level)).toBe(false);
    expect(isWeaker("DEMO", level)).toBe(true);
    expect(isWeaker("QES", level)).toBe(false);
  }
  expect(isWeaker("DEMO", undefined)).toBe(true);
  expect(isWeaker("SES", undefined)).toBe(false);
  expect(isWeaker("AES_MINIMAL", "AES")).toBe(true);
  expect(isWeaker("SES", "AES_MINIMAL")).toBe(true);
});
