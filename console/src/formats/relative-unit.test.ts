import { expect, test } from "vitest";
import { relativeUnit } from "./relative-unit.ts";

test.each([
  [-20_000, [0, "second"]],
  [-50_000, [-1, "minute"]],
  [-3_599_000, [-59, "minute"]],
  [7_300_000, [2, "hour"]],
  [-86_400_000 * 3, [-3, "day"]],
  [-86_400_000 * 400, [-1, "year"]],
])("an instant %d ms away is named in the largest unit that fits", (away, expected) => {
  expect(relativeUnit(1_000_000_000_000 + away, 1_000_000_000_000)).toEqual(expected);
});
