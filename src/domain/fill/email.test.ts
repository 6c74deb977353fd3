import { expect, test } from "vitest";
import { validEmail } from "./email.ts";

test.each(["a@example.com", " lena.vogel+tag@sub.example.co.uk ", "o'neil@example.com", "x@bücher.example"])(
  "%s is one address",
  (text) => {
    expect(validEmail(text)).toBe(text.trim());
  },
);

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
])("%j is not one address", (text) => {
  expect(validEmail(text)).toBeUndefined();
});
