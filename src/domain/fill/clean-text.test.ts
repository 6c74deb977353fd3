import { expect, test } from "vitest";
import { cleanLine, cleanText, shortened } from "./clean-text.ts";

test.each([
  ["a\r\nb\rc\nd", "a\nb\nc\nd"],
  ["a\tb", "a\tb"],
  [" \n a \n ", "a"],
  ["a\u0000b\u001b[31mc", "ab[31mc"],
  ["pay \u202e001\u202c \u2066x\u2069", "pay 001 x"],
  ["zero\u200bwidth\u2060joined\ufeff", "zerowidthjoined"],
  ["naïve \u{1f600} Ω", "naïve \u{1f600} Ω"],
])("%j is cleaned to %j", (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test("a line has no breaks, and single spaces", () => {
  expect(cleanLine(" a \r\n\t b\u00a0 \u0000c ")).toBe("a b c");
});

test("what fits is left as it is; what does not is cut between characters, without a blank at the end", () => {
  expect(shortened("abcd", 4)).toBe("abcd");
  expect(shortened("abcde", 4)).toBe("abc…");
  expect(shortened("ab cde", 4)).toBe("ab…");
  expect(shortened("\u{1f600}".repeat(5), 4)).toBe(`${"\u{1f600}".repeat(3)}…`);
  expect(shortened("\u{1f600}".repeat(4), 4)).toBe("\u{1f600}".repeat(4));
});
