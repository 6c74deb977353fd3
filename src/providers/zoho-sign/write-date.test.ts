import { expect, test } from "vitest";
import { writeDate } from "./write-date.ts";

test.each([
  [undefined, "07 March 2026"],
  ["", "07 March 2026"],
  ["dd MMM yyyy", "07 Mar 2026"],
  ["d MMMM yyyy", "7 March 2026"],
  ["MM/dd/yyyy HH:mm", "03/07/2026 00:00"],
  ["MMM dd yyyy HH:mm z", "Mar 07 2026 00:00 GMT+1"],
  ["yyyy-MM-dd", "2026-03-07"],
  ["dd.M.yy", "07.3.26"],
  ["EEEE, d 'de' MMMM", "Saturday, 7 de March"],
  ["hh:mm:ss a", "12:00:00 AM"],
])("a date in the form %j is %j", (format, written) => {
  expect(writeDate("2026-03-07", format, "Europe/Stockholm")).toBe(written);
});

test("a form that we cannot write is none", () => {
  for (const format of ["QQQ yyyy", "ddddd", "w yyyy", "__proto__ yyyy"]) {
    expect([format, writeDate("2026-03-07", format, "UTC")]).toEqual([format, undefined]);
  }
  expect(writeDate("soon", "yyyy", "UTC")).toBeUndefined();
});

test("an unknown zone is none", () => {
  expect(writeDate("2026-03-07", "yyyy z", "Nowhere/Else")).toBe("2026 UTC");
});
