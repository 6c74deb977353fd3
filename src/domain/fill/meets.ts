import type { Condition } from "../playbook.ts";
import { valuesAt } from "./evaluate-path.ts";
import type { Scope } from "./scope.ts";

/** Does the deal meet every condition? Of a list (tags, multi-select) one value that fits is enough. */
export function meets(conditions: readonly Condition[], scope: Scope): boolean {
  return conditions.every((condition) => holds(condition, valuesAt(condition.value, scope)));
}

function holds(condition: Condition, values: readonly (string | number)[]): boolean {
  const { atLeast, atMost, is, isNot, oneOf, present } = condition;
  if (present !== undefined && present !== values.length > 0) return false;
  if (atLeast !== undefined && !values.some((value) => numberOf(value) >= atLeast)) return false;
  if (atMost !== undefined && !values.some((value) => numberOf(value) <= atMost)) return false;
  if (is !== undefined && !values.some((value) => equals(value, is))) return false;
  if (isNot !== undefined && values.some((value) => equals(value, isNot))) return false;
  return oneOf === undefined || oneOf.some((wanted) => values.some((value) => equals(value, wanted)));
}

/** `NaN` compares false with everything: what is no number is neither at least nor at most anything. */
function numberOf(value: string | number): number {
  return typeof value === "number" ? value : Number(value.trim());
}

function equals(value: string | number, wanted: string | number | boolean): boolean {
  if (typeof wanted === "number") return numberOf(value) === wanted;
  const text = String(value).trim();
  if (typeof wanted === "string") return text === wanted.trim();
  return wanted === /^(?:true|1)$/i.test(text) && /^(?:true|false|1|0)$/i.test(text);
}
