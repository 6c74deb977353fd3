import * as fc from "fast-check";
import { expect, test } from "vitest";
import { matchesSecret } from "./secret-match.ts";

test("the current and the previous secret match, and any further one", () => {
  const accepted = ["one-secret", "two-secret", "three-secret"];
  for (const secret of accepted) expect(matchesSecret(secret, accepted)).toBe(true);
  expect(matchesSecret("two-secret", accepted.slice(0, 1))).toBe(false);
});

test("nothing matches where nothing is accepted, and an empty secret never", () => {
  for (const given of ["", "x"])
    for (const accepted of [[], [""]]) expect(matchesSecret(given, accepted)).toBe(false);
  expect(matchesSecret("", ["", "x"])).toBe(false);
  expect(matchesSecret("x", ["", "x"])).toBe(true);
});

test("what is nearly right is wrong", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.string({ maxLength: 40 }), (secret, given) => {
      expect(matchesSecret(given, [secret])).toBe(given === secret);
      expect(matchesSecret(`${secret}x`, [secret])).toBe(false);
      expect(matchesSecret(secret.slice(0, -1), [secret])).toBe(false);
    }),
  );
});
