import type { Effect } from "../domain/contract.ts";
import type { CountersignError } from "../domain/errors.ts";
import type { Walk } from "./walk-state.ts";

/** Nothing happened → the effect is forgotten and may simply be tried. Unclear → it stands, and is looked for first. */
export function effectsAfter(
  { ledger, tools }: Walk,
  key: string,
  error: CountersignError,
): Readonly<Record<string, Effect | null>> {
  const effect = ledger.row.effects[key];
  if (effect?.state !== "started") return {};
  if (error.code === "outcome_unknown" && error.verdict.next === "wait") return {}; // still waiting for it to settle
  // an uploaded file is not forgotten; nor is why we withdraw, since a withdrawal may be repeated although it worked
  const kept = effect.result?.["uuid"] !== undefined || (key === "withdraw" && error.verdict.next !== "stop");
  const forget = ledger.begun.has(key) && !kept;
  if (error.verdict.next !== "look") return { [key]: forget ? null : effect };
  const now = tools.now();
  const waitedMs = Math.max(0, now.getTime() - Date.parse(effect.at));
  return {
    [key]: { ...effect, at: now.toISOString(), result: { ...effect.result, answerLost: true, waitedMs } },
  };
}
