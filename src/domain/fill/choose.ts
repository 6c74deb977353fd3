import type { Choice } from "../playbook.ts";
import { valuesAt } from "./evaluate-path.ts";
import { parsePath } from "./path.ts";
import { pathProblem, placeOf } from "./path-problem.ts";
import type { Problem } from "./problem.ts";
import type { Scope } from "./scope.ts";

/** Resolves a choice by the deal's data; plain text stands for itself. Of several values the first that fits decides. */
export function choose(
  choice: Choice | string,
  scope: Scope,
  what = "choice",
): { readonly value: string } | { readonly problem: Problem } {
  if (typeof choice === "string") return { value: choice };
  const path = parsePath(choice.by);
  if (path === undefined)
    return { problem: { what, text: `“${choice.by}” is not a path such as deal.fields.Plan.` } };
  const wrong = pathProblem(path, scope);
  if (wrong !== undefined) return { problem: { what, text: wrong } };
  const values = valuesAt(choice.by, scope).map((value) => String(value).trim());
  const fitting = values.find((value) => Object.hasOwn(choice.map, value));
  const chosen = fitting === undefined ? choice.default : choice.map[fitting];
  if (chosen !== undefined) return { value: chosen };
  return { problem: { what, text: unknownValue(placeOf(path), values, Object.keys(choice.map)) } };
}

function unknownValue(place: string, values: readonly string[], known: readonly string[]): string {
  const says = values.length === 0 ? "is empty" : `is “${values.join(", ").slice(0, 80)}”`;
  const allowed = known
    .slice(0, 12)
    .map((name) => `“${name}”`)
    .join(", ");
  return `Kommo: ${place} ${says}, and the playbook only knows ${allowed || "no value at all"}; fill in one of these.`;
}
