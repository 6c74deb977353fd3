import { expect, test } from "vitest";
import { dayOf } from "./day-of.ts";

test.each([
  ["2026-12-31T22:59:59Z", "Europe/Stockholm", "2026-12-31"],
  ["2026-12-31T23:00:00Z", "Europe/Stockholm", "2027-01-01"],
  ["2026-12-31T01:00:00Z", "America/New_York", "2026-12-30"],
  ["2026-12-31T23:00:00Z", "Mars/Olympus", "2026-12-31"],
])("%s in %s is %s", (at, timezone, day) => {
  expect(dayOf(new Date(at), timezone)).toBe(day);
});
