import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

test("the ceiling doubles from half a second to ten minutes", () => {
  const ceilings = [1, 2, 3, 11, 12, 1000].map((attempt) => backoffMs(attempt, () => 1));
  expect(ceilings).toEqual([500, 1000, 2000, 512_000, 600_000, 600_000]);
});

test("the wait is a random part of the ceiling, also for nonsense attempts", () => {
  expect(backoffMs(3, () => 0.25)).toBe(500);
  expect(backoffMs(-4, () => 0.5)).toBe(250);
});
