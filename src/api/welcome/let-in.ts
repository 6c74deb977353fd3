import type { Let } from "../../auth/entrance.ts";
import { ApiProblem } from "../api-problem.ts";
import type { PublicAnswer } from "../route.ts";

const OUT = {
  link_invalid: "not_found",
  sign_in_first: "conflict",
  name_and_password_needed: "invalid",
} as const;

/** What came of a one-time link, as an answer. Throws where it let nobody in. */
export function letIn(result: Let): PublicAnswer<{ account: string }> {
  if (result.let === "in") return { answer: { account: result.account }, cookies: result.cookies };
  throw keptOut(result.because);
}

/** Why a one-time link let nobody in. */
export function keptOut(reason: keyof typeof OUT): ApiProblem {
  return new ApiProblem(OUT[reason], (say) => say(`problems:${reason}.text`), {
    reason,
    help: (say) => say(`problems:${reason}.help`),
  });
}
