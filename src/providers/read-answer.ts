import type { z } from "zod";
import { CountersignError, LOOK, STOP } from "../domain/errors.ts";
import type { HttpAnswer } from "../http/http.ts";

/** The answer's body in the documented shape. Throws `answer_unreadable`: `look` where an effect may hide behind it. */
export function readAnswer<T>(shape: z.ZodType<T>, answer: HttpAnswer, safe: boolean): T {
  const read = shape.safeParse(bodyOf(answer, safe));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place =
    issue === undefined || issue.path.length === 0 ? "the body" : issue.path.map(String).join(".");
  throw unreadable(answer, safe, `The answer is not what the documentation shows (${place.slice(0, 80)}).`);
}

function bodyOf(answer: HttpAnswer, safe: boolean): unknown {
  try {
    return answer.json();
  } catch (error) {
    throw unreadable(answer, safe, "The answer is not JSON.", error);
  }
}

function unreadable(answer: HttpAnswer, safe: boolean, detail: string, cause?: unknown): CountersignError {
  return new CountersignError("answer_unreadable", safe ? STOP : LOOK, detail, answer.where, cause);
}
