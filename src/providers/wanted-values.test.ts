import { expect, test } from "vitest";
import { wantedValues } from "./wanted-values.ts";

const FIELDS = [{ label: "Plan" }, { label: "plan" }, { label: "Client name" }];

function wanted(texts: Readonly<Record<string, string>>): {
  readonly given: readonly (readonly [string, string])[];
  readonly unknown: readonly string[];
} {
  const unknown: string[] = [];
  const values = wantedValues(FIELDS, ({ label }) => label, Object.entries(texts), unknown);
  return { given: [...values].map(([{ label }, text]) => [label, text] as const), unknown };
}

test("a field of exactly that name comes before those that are called alike", () => {
  expect(wanted({ plan: "Growth" }).given).toEqual([["plan", "Growth"]]);
});

test("without one, all fields get it that a person would call the same", () => {
  expect(wanted({ " PLAN ": "Growth" }).given).toEqual([
    ["Plan", "Growth"],
    ["plan", "Growth"],
  ]);
});

test("a later text wins, a blank one is none, and a name that no field has is told", () => {
  expect(wanted({ "client name": "Bo", "Client name": "Bo Client", plan: " ", shoe_size: "44" })).toEqual({
    given: [["Client name", "Bo Client"]],
    unknown: ["shoe_size"],
  });
});
