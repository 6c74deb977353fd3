import { expect, test } from "vitest";
import { parseLossless } from "./lossless.ts";

test("integers beyond 2^53 become strings, other numbers stay numbers", () => {
  const text =
    '{"a":[9007199254740993,-9007199254740993,9007199254740991],"b":0.1234567890123456789,"c":1e3,"d":1E400}';
  expect(parseLossless(text)).toEqual({
    a: ["9007199254740993", "-9007199254740993", 9007199254740991],
    b: 0.12345678901234568,
    c: 1000,
    d: "1E400",
  });
});

test.each([
  '{"__proto__":{"polluted":1},"a":1}',
  '{"\\u005f_proto__":{"polluted":1},"a":1}',
  '{"__pr\\u006fto__":{"polluted":1},"a":1}',
])("%s pollutes nothing, even when it is copied", (text) => {
  const parsed = parseLossless(text);
  const copy = Object.assign({}, parsed);
  expect(Object.keys(copy)).toEqual(["a"]);
  expect("polluted" in copy).toBe(false);
});

test("a byte order mark is skipped, nonsense throws", () => {
  expect(parseLossless("\ufeff[1]")).toEqual([1]);
  expect(() => parseLossless("{")).toThrow(SyntaxError);
});
