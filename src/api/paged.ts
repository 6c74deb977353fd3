import { CursorInvalid } from "../store/cursor.ts";
import { ApiProblem } from "./api-problem.ts";
import type { Sentence } from "../texts/say.ts";

const NO_PAGE: Sentence = (say) => say("problems:noPage");

/** A page of a list; an address that no page of ours gave out is the caller's mistake. Throws {@link ApiProblem}. */
export async function paged<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CursorInvalid)) throw error;
    throw new ApiProblem("invalid", NO_PAGE, {
      issues: [{ path: "query.after", text: NO_PAGE }],
    });
  }
}
