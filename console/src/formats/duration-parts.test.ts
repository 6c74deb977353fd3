import { expect, test } from "vitest";
import { durationParts } from "./duration-parts.ts";

const MINUTE = 60_000;

test.each([
  [0, { unit: "milliseconds", count: 0 }],
  [-5, { unit: "milliseconds", count: 0 }],
  [4_250, { unit: "seconds", value: "4.2" }],
  [59_999, { unit: "seconds", value: "60" }],
  [59.9 * MINUTE, { unit: "minutes", minutes: 59 }],
  [61 * MINUTE, { unit: "hours", hours: 1, minutes: 1 }],
  [49 * 60 * MINUTE, { unit: "days", days: 2, hours: 1 }],
])("%d ms is told in the two units that matter", (ms, parts) => {
  expect(durationParts(ms)).toEqual(parts);
});
