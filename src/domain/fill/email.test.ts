import { expect, test } from "vitest";
import { validEmail } from "./email.ts";

/** 254 characters, as many as an address may have. */
const longest = `${"a".repeat(64)}@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(57)}.com`;

test.each([
  "a@example.com",
  " lena.vogel+tag@sub.example.co.uk ",
  "o'neil@example.com",
  "x@bücher.example",
  "a@b.de",
  "a@3m.com",
  "a!#$%&'*+/=?^_`{|}~-.b!#$%&*+/=?^_`{|}~-@example.com",
  "a@example.c1",
  "a@example.1c",
  longest,
  `${"a".repeat(64)}@example.com`,
  `a@${"b".repeat(63)}.com`,
])("%s is one address", (text) => {
  expect(validEmail(text)).toBe(text.trim());
});

test.each([
  "",
  "lena",
  "lena@",
  "@example.com",
  "lena@example",
  "lena@example.c",
  "lena@@example.com",
  "a@example.com,b@example.com",
  "a@example.com; b@example.com",
  "Lena <lena@example.com>",
  "lena vogel@example.com",
  "lena@exa mple.com",
  "a@example.com\r\nBcc: b@example.com",
  "a\u0000@example.com",
  "lena..vogel@example.com",
  ".lena@example.com",
  "lena@-example.com",
  "lena@example.123",
  `${"a".repeat(65)}@example.com`,
  `a@${"b".repeat(64)}.com`,
  "lеna@example.com",
  "lena@example.c1".replace("c1", "7f.99"),
  `${longest}x`,
  "lena@exam_ple.com",
  "lena@example-.com",
  "lena@example..com",
  "le na@example.com",
  `a@${Array.from({ length: 5 }, () => "b".repeat(60)).join(".")}.com`,
])("%j is not one address", (text) => {
  expect(validEmail(text)).toBeUndefined();
});
