import { plainText } from "../../plain-text.ts";
import type { Condition } from "./draft.ts";

/** What a condition may say, as the configuration file calls it; `present` twice, since it may say no. */
export const OPERATORS = ["atLeast", "atMost", "is", "isNot", "oneOf", "present", "absent"] as const;
export type Operator = (typeof OPERATORS)[number];

/** What it says first; a condition of a file may say several things, the others stay as they are. */
export function operatorOf(condition: Condition): Operator {
  if (condition.present !== undefined) return condition.present === false ? "absent" : "present";
  return OPERATORS.find((operator) => operator in condition) ?? "is";
}

/** What stands in the value's field; a list is written with commas. */
export function operandOf(condition: Condition): string {
  const operator = operatorOf(condition);
  if (operator === "oneOf") return (condition.oneOf ?? []).join(", ");
  return operator === "absent" ? "" : plainText(condition[operator]);
}

/** A condition that says this. */
export function conditionOf(value: string, operator: Operator, operand: string): Condition {
  switch (operator) {
    case "present":
      return { value, present: true };
    case "absent":
      return { value, present: false };
    case "oneOf":
      return {
        value,
        oneOf: operand
          .split(",")
          .map((one) => one.trim())
          .filter((one) => one !== ""),
      };
    default:
      return { value, [operator]: operand };
  }
}
