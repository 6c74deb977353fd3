import { expect, test } from "vitest";
import { toIsoDate } from "./to-date.ts";

const ZONE = "Europe/Stockholm";

test.each([
  ["2026-12-31", "sv-SE", "2026-12-31"],
  ["2026/1/5", "sv-SE", "2026-01-05"],
  ["31.12.2026", "en-US", "2026-12-31"],
  ["05.11.2026", "en-US", "2026-11-05"],
  ["5. 11. 2026", "cs-CZ", "2026-11-05"],
  ["31/12/2026", "en-US", "2026-12-31"],
  ["12/31/2026", "en-GB", "2026-12-31"],
  ["03/04/2026", "en-US", "2026-03-04"],
  ["03/04/2026", "en-GB", "2026-04-03"],
  ["05-11-2026", "nl-NL", "2026-11-05"],
  ["04/04/2026", "sv-SE", "2026-04-04"],
  ["2026-12-31T10:00", "sv-SE", "2026-12-31"],
  ["2024-02-29", "sv-SE", "2024-02-29"],
])("%j in %s is %s", (written, locale, date) => {
  expect(toIsoDate(written, ZONE, locale)).toBe(date);
});

test("an instant is the day on which it falls where the account is", () => {
  expect(toIsoDate("2026-12-31T23:30:00Z", ZONE, "sv-SE")).toBe("2027-01-01");
  expect(toIsoDate("2026-12-31T23:30:00+01:00", ZONE, "sv-SE")).toBe("2026-12-31");
});

test("day and month are not guessed where the locale does not settle them", () => {
  expect(toIsoDate("03/04/2026", ZONE, "sv-SE")).toBeUndefined();
  expect(toIsoDate("03/04/2026", ZONE, "no such locale")).toBeUndefined();
});

test.each([
  "",
  "soon",
  "31.02.2026",
  "2026-13-01",
  "2025-02-29",
  "31.12.26",
  "1766000000",
  "2026-12-31T25:00:00Z",
])("%j is no date", (written) => {
  expect(toIsoDate(written, ZONE, "en-GB")).toBeUndefined();
});

test("an unknown time zone makes an instant unreadable, and does not throw", () => {
  expect(toIsoDate("2026-12-31T10:00:00Z", "Mars/Base", "en-GB")).toBeUndefined();
});
