import { expect, test } from "vitest";
import { isUuid, newReference, uuidv7 } from "./reference.ts";

test("a reference is CS- and thirteen letters that cannot be mistaken for each other", () => {
  const references = Array.from({ length: 500 }, () => newReference());
  for (const reference of references) expect(reference).toMatch(/^CS-[0-9A-HJKMNP-TV-Z]{13}$/);
  expect(new Set(references).size).toBe(500);
});

test("a reference comes from the random bytes alone", () => {
  expect(newReference((count) => new Uint8Array(count).fill(255))).toBe("CS-ZZZZZZZZZZZZZ");
});

test("uuids are version 7, unique, and sort in the order of their making, also within a millisecond", () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7());
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("a uuid holds the instant it was given", () => {
  expect(uuidv7(0x0123456789ab).startsWith("01234567-89ab-7")).toBe(true);
});

test("only a uuid is a uuid", () => {
  expect(isUuid(uuidv7())).toBe(true);
  for (const text of ["", "x", `${uuidv7()} `, "'; drop"]) expect(isUuid(text)).toBe(false);
});
