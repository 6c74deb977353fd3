import { expect, test } from "vitest";
import { didYouMean } from "./did-you-mean.ts";

test.each([
  ["Plan", ["Plan", "Plane"], "Plan"],
  ["plna", ["Plan", "Price"], "Plan"],
  ["PLAN", ["price", "plan"], "plan"],
  ["Pln", ["Price", "Plan"], "Plan"],
  ["Plaan", ["Plan"], "Plan"],
  ["a", ["b"], "b"],
  ["Contrct valeu", ["Contract name", "Contract value"], "Contract value"],
  ["ab", ["ba"], "ba"],
  ["prcie", ["pride", "price"], "price"],
])("who writes %s, of %j, means %s", (word, candidates, meant) => {
  expect(didYouMean(word, candidates)).toBe(`; did you mean “${meant}”?`);
});

test.each([
  ["Plan", []],
  ["Plan", ["Region"]],
  ["Plan", ["Pl"]],
  ["abcdef", ["abc"]],
  ["ab", ["cd"]],
  ["", ["ab"]],
  ["ab", ["xa"]],
  ["ab", ["bx"]],
  ["abc", ["xbd"]],
])("who writes %j, of %j, means none of them", (word, candidates) => {
  expect(didYouMean(word, candidates)).toBe(".");
});

test("of two that are equally near the first is meant; only the first 64 characters count", () => {
  expect(didYouMean("Plax", ["Plan", "Play"])).toContain("“Plan”");
  const long = "x".repeat(64);
  expect(didYouMean(`${long}${"a".repeat(40)}`, [`${long}${"b".repeat(40)}`])).toContain("did you mean");
});
