import { expect, test } from "vitest";
import { conditionOf, operandOf, operatorOf } from "./condition-words.ts";

test("a condition is read and written in the same words", () => {
  const condition = conditionOf("deal.fields.Plan", "oneOf", "Growth, Scale,");
  expect(condition).toEqual({ value: "deal.fields.Plan", oneOf: ["Growth", "Scale"] });
  expect(operatorOf(condition)).toBe("oneOf");
  expect(operandOf(condition)).toBe("Growth, Scale");
});

test("being there and being absent are two comparisons, and need no value", () => {
  expect(conditionOf("deal.price", "absent", "12")).toEqual({ value: "deal.price", present: false });
  expect(operatorOf({ value: "deal.price", present: false })).toBe("absent");
  expect(operatorOf({ value: "deal.price", present: true })).toBe("present");
});

test("numbers of a file are shown as they are", () => {
  expect(operandOf({ value: "deal.price", atLeast: 1 })).toBe("1");
});
