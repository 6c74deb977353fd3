import { expect, test } from "vitest";
import { fillWeeks } from "./fill-weeks.ts";

const SATURDAY = Date.parse("2026-11-21T22:00:00Z");

test("weeks without anything stand between the others, and the last one is this week", () => {
  const sent = { count: 2, medianSeconds: 1, p95Seconds: 2 };
  const weeks = fillWeeks([{ week: "2026-11-02", sent }], 4, SATURDAY);
  expect(weeks).toEqual([
    { week: "2026-10-26" },
    { week: "2026-11-02", sent },
    { week: "2026-11-09" },
    { week: "2026-11-16" },
  ]);
});

test("a week that has begun elsewhere already is the last one", () => {
  expect(fillWeeks([{ week: "2026-11-23" }], 2, SATURDAY).map(({ week }) => week)).toEqual([
    "2026-11-16",
    "2026-11-23",
  ]);
});
