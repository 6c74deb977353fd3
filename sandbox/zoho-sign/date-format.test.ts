import { expect, test } from "vitest";
import { readDate } from "./date-format.ts";

test("a date is read in the field's own format and no other", () => {
  expect(readDate("01 Dec 2026", "dd MMM yyyy")).toBe("2026-12-01");
  expect(readDate("1 Dec 2026", "dd MMM yyyy")).toBeUndefined();
  expect(readDate("01 dec 2026", "dd MMM yyyy")).toBeUndefined();
  expect(readDate("30 November 2024", "d MMMM yyyy")).toBe("2024-11-30");
  expect(readDate("31 May 2026", "d MMMM yyyy")).toBe("2026-05-31");
  expect(readDate("12/31/2026", "MM/dd/yyyy")).toBe("2026-12-31");
  expect(readDate("31.12.2026", "dd.MM.yyyy")).toBe("2026-12-31");
  expect(readDate("2026-12-31", "yyyy-MM-dd")).toBe("2026-12-31");
  expect(readDate("May 04, 2026", "MMM dd, yyyy")).toBe("2026-05-04");
});

test("a day that does not exist is none", () => {
  expect(readDate("30 Feb 2026", "dd MMM yyyy")).toBeUndefined();
  expect(readDate("00 Jan 2026", "dd MMM yyyy")).toBeUndefined();
  expect(readDate("2026-13-01", "yyyy-MM-dd")).toBeUndefined();
});
