import { expect, test } from "vitest";
import { axisTop } from "./axis-top.ts";

test.each([
  [0, 4],
  [5, 6],
  [10, 10],
  [11, 20],
  [230, 400],
  [999, 1000],
])("an axis that holds %d ends at %d, and its middle is a whole number", (most, top) => {
  expect(axisTop(most)).toBe(top);
  expect(axisTop(most) % 2).toBe(0);
});
