import { CountersignError, STOP } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import { failureText } from "./failure-text.ts";
import { isProblem, isTokenRefusal, problemOf } from "./problem-of.ts";

/** Returns when the status is an accepted one; else throws what such a refusal means at this vendor. */
export function expectAnswer(answer: HttpAnswer, accept: readonly number[], safe: boolean): void {
  if (accept.includes(answer.status)) return;
  const problem = problemOf(answer);
  const said = failureText(problem) ?? "";
  const clean = answer.redact?.(said) ?? said;
  if (answer.status === 403 && isTokenRefusal(answer)) {
    throw new CountersignError("credentials_rejected", STOP, `Skribble says: ${clean}`, answer.where);
  }
  if (answer.status === 403 && isProblem(problem, "feature-not-enabled")) {
    const detail = `Skribble says that the business has not this feature: ${clean}`;
    throw new CountersignError("plan_required", STOP, detail, answer.where);
  }
  expectStatus(answer, accept, { safe, message: failureText });
}
