import { expect, test } from "vitest";
import type { DurationCount, Figures } from "../../store/figures.ts";
import { durationTables } from "./duration-tables.ts";

const WEEK = "2026-11-16";

function counted(by: DurationCount["by"], name: string, count: number): DurationCount {
  return { week: WEEK, by, name, bucket: 10, count };
}

test("two connections to one vendor are one row by vendor, and two by connection", async () => {
  const rows = [
    counted("all", "", 5),
    counted("connection", "zoho-eu", 2),
    counted("connection", "zoho-us", 3),
  ];
  const figures: Figures = Object.assign(Object.create(null), { durations: async () => rows });
  const { byVendor, byConnection } = await durationTables(figures, {
    account: "acme",
    timezone: "UTC",
    weeks: 1,
    now: new Date("2026-11-18T00:00:00Z"),
    vendorOf: () => "Zoho Sign",
  });
  expect(byVendor).toMatchObject([{ id: "Zoho Sign", sent: { count: 5 }, signed: { count: 5 } }]);
  expect(byConnection.map(({ id }) => id)).toEqual(["zoho-us", "zoho-eu"]);
});
