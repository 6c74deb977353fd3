import * as fc from "fast-check";
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

/** As it may be written: many digits, a fraction, an exponent. */
const written = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.stringMatching(/^(?:0|[1-9]\d{0,24})$/),
    fc.constantFrom("", ".5", ".000000000000000000001"),
    fc.stringMatching(/^(?:[eE][+-]?\d{1,4})?$/),
  )
  .map((parts) => parts.join(""));

test("whatever stands around it, a number survives as it was written, or as itself", () => {
  fc.assert(
    fc.property(
      fc.array(written, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(",", ", ", ",\n\t"),
      (numbers, comma) => {
        const text = `{"id":"4e12-9007199254740993","all":[${numbers.join(comma)}],"last":${numbers[0]}}`;
        const kept = numbers.map((source) => {
          const value = Number(source);
          const isWhole = /^-?\d+$/u.test(source);
          return Number.isFinite(value) && !(isWhole && !Number.isSafeInteger(value)) ? value : source;
        });
        expect(parseLossless(text)).toEqual({ id: "4e12-9007199254740993", all: kept, last: kept[0] });
      },
    ),
    { numRuns: 2_000 },
  );
});
