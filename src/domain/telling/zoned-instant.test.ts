import { expect, test } from "vitest";
import { zonedInstant } from "./zoned-instant.ts";

test.each([
  ["2026-11-21T14:03:22.900Z", "Europe/Stockholm", "2026-11-21T15:03:22+01:00"],
  ["2026-07-21T22:30:00Z", "Europe/Stockholm", "2026-07-22T00:30:00+02:00"],
  ["2026-11-21T14:03:22Z", "UTC", "2026-11-21T14:03:22+00:00"],
  ["2026-11-21T02:03:22Z", "America/St_Johns", "2026-11-20T22:33:22-03:30"],
])("%s in %s is %s", (at, zone, written) => {
  expect(zonedInstant(new Date(at), zone)).toBe(written);
  expect(new Date(written).getTime()).toBe(Math.floor(Date.parse(at) / 1_000) * 1_000);
});
