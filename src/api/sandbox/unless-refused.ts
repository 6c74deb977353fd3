import { ApiProblem } from "../api-problem.ts";
import { DONE } from "../done.ts";
import type { Refusal } from "./sandbox-desk.ts";

/** The answer of something that was done. Throws `conflict` with the sentence where it was not. */
export function unlessRefused(refusal: Refusal): typeof DONE {
  if (refusal !== undefined) throw new ApiProblem("conflict", () => refusal);
  return DONE;
}
