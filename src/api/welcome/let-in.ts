import type { Let } from "../../auth/entrance.ts";
import { ApiProblem } from "../api-problem.ts";
import type { PublicAnswer } from "../route.ts";

const OUT = {
  link_invalid: [
    "not_found",
    "This link has been used, is too old, or was never made.",
    "Ask for a new one.",
  ],
  sign_in_first: [
    "conflict",
    "This address is known here already.",
    "Sign in with it, then open the link again.",
  ],
  name_and_password_needed: ["invalid", "Name and password are missing.", "Choose them."],
} as const;

/** What came of a one-time link, as an answer. Throws where it let nobody in. */
export function letIn(result: Let): PublicAnswer<{ account: string }> {
  if (result.let === "in") return { answer: { account: result.account }, cookies: result.cookies };
  throw keptOut(result.because);
}

/** Why a one-time link let nobody in. */
export function keptOut(reason: keyof typeof OUT): ApiProblem {
  const [code, text, help] = OUT[reason];
  return new ApiProblem(code, text, { reason, help });
}
