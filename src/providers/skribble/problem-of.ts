import type { HttpAnswer } from "../../http/http.ts";
import { Problem } from "./schema.ts";

const MOST_BYTES = 64 * 1024;

/** The vendor's own description of a refusal; empty where the answer has none. Never throws. */
export function problemOf(answer: HttpAnswer): Problem {
  if (answer.bytes.length === 0 || answer.bytes.length > MOST_BYTES) return {};
  try {
    return Problem.safeParse(answer.json()).data ?? {};
  } catch {
    return {};
  }
}

/** Is it of this kind? Kinds are the last part of an address whose host differs by region. */
export function isProblem({ type }: Problem, kind: string): boolean {
  return (type ?? "").endsWith(`/problem/${kind}`) || type === kind;
}

/** Refused for its token: nothing was carried out. The pages disagree on the status (401, or 403 with a key). */
export function isTokenRefusal(answer: HttpAnswer): boolean {
  if (answer.status === 401) return true;
  return answer.status === 403 && (problemOf(answer).key ?? "").startsWith("error.auth.");
}
