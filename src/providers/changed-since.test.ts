import { expect, test } from "vitest";
import { aRemoteId } from "../../tests/builders.ts";
import { among, lookBackFrom } from "./changed-since.ts";

test("changes are asked for with five minutes to spare, and never before time began", () => {
  expect(lookBackFrom(new Date("2026-11-05T09:00:00Z"))).toEqual(new Date("2026-11-05T08:55:00Z"));
  expect(lookBackFrom(new Date(1000))).toEqual(new Date(0));
});

test("only contracts that are open count, in our order", () => {
  const open = ["b", "a", "c"].map(aRemoteId);
  expect(among(open, ["a", "x", "b"])).toEqual(["b", "a"]);
  expect(among(open, [])).toEqual([]);
});
