import type { HttpAnswer, Limiter, Rate } from "./http.ts";
import { waitUntil } from "./retry-after.ts";

/**
 * After 429 the whole key pauses, on all workers, until the time that the answer names: the others need not learn it
 * by knocking. The answer counts even when the pause cannot be stored.
 */
export async function pauseAfter(
  answer: HttpAnswer,
  deps: { readonly limiter?: Limiter; readonly rate?: Rate; readonly limitKey: string },
): Promise<void> {
  if (answer.status !== 429 || !deps.limiter || !deps.rate) return;
  try {
    await deps.limiter.pause(deps.limitKey, waitUntil({ headers: answer.headers }, answer.at));
  } catch {
    // The caller gets its 429 and waits by itself.
  }
}
