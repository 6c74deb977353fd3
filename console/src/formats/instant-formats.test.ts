import { expect, test } from "vitest";
import { instantFormats } from "./instant-formats.ts";

const NOON = "2026-11-21T12:00:00Z";

test("an instant is written in the account's zone, whatever the machine's is", () => {
  expect(instantFormats("Asia/Tokyo", "en-GB").instant(NOON)).toBe("21 Nov 2026, 21:00");
  expect(instantFormats("America/New_York", "en-GB").day("2026-11-21T03:00:00Z")).toBe("20 Nov 2026");
});

test("a zone that the browser does not know counts as UTC", () => {
  expect(instantFormats("Nowhere/City", "en-GB").time(NOON)).toBe("12:00:00");
});

test("what is no instant is shown as it came", () => {
  const { instant, relative } = instantFormats("UTC", "en-GB");
  expect([instant("soon"), relative("soon", 0)]).toEqual(["soon", "soon"]);
});
