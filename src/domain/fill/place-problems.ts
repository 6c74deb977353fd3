import type { Choice, Playbook } from "../playbook.ts";
import { pathProblem } from "./path-problem.ts";
import { parsePath } from "./path.ts";
import type { Problem } from "./problem.ts";
import type { Scope } from "./scope.ts";

/**
 * Conditions that look at something that does not exist: such a condition would be unmet for ever, and nobody would know
 * why no contract comes.
 */
export function conditionProblems({ where }: Pick<Playbook, "where">, scope: Scope): readonly Problem[] {
  return where.flatMap(({ value }) => problemAt("where", value, scope));
}

/** The same of the choices of connection and template. */
export function choiceProblems({ send }: Pick<Playbook, "send">, scope: Scope): readonly Problem[] {
  return (["through", "template"] as const).flatMap((what) => {
    const choice: string | Choice = send[what];
    return typeof choice === "string" ? [] : problemAt(`send.${what}`, choice.by, scope);
  });
}

function problemAt(what: string, text: string, scope: Scope): readonly Problem[] {
  const path = parsePath(text);
  const wrong =
    path === undefined ? `“${text}” is not a path such as deal.fields.Plan.` : pathProblem(path, scope);
  return wrong === undefined ? [] : [{ what, text: wrong }];
}
