import { expect, test } from "vitest";
import { called } from "./called.ts";

const FIELDS = [
  { id: "1", name: "Contract ID" },
  { id: "2", name: "contract id", code: "CONTRACT" },
  { id: "3", name: "1" },
  { id: "4", name: "Plan" },
  { id: "5", name: "Plan" },
  { id: "6", name: " Amount " },
] as const;

test.each([
  ["Contract ID", ["1"]],
  ["contract id", ["2"]],
  ["CONTRACT ID", ["1", "2"]],
  ["CONTRACT", ["2"]],
  ["1", ["3"]],
  [" 2 ", ["2"]],
  ["Plan", ["4", "5"]],
  ["amount", ["6"]],
  ["Nothing", []],
] as const)(
  "“%s” means %j: the exact name first, then id or code, then the name whatever its case",
  (wanted, ids) => {
    expect(called(FIELDS, wanted).map(({ id }) => id)).toEqual(ids);
  },
);
