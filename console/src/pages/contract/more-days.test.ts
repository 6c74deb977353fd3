import { expect, test } from "vitest";
import { moreDays } from "./more-days.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z");

test.each([
  [undefined, 1, 14],
  ["2026-11-20T10:00:00Z", 1, 14],
  ["2026-11-22T11:00:00Z", 1, 15],
  ["2026-12-11T09:00:00Z", 19, 33],
  ["2026-12-11T10:00:00Z", 20, 33],
])(
  "a contract that ends at %s gets at least %d days from now, and %d are proposed",
  (end, least, proposed) => {
    expect(moreDays(end, NOW)).toEqual({ least, proposed });
  },
);
