import type { CountersignError } from "../domain/errors.ts";
import { judgeRefusal } from "./judge-refusal.ts";
import { judgeUnreadable } from "./judge-unreadable.ts";
import type { Right } from "./judge-refusal.ts";
import { UNREADABLE_ATTEMPTS } from "./unreadable-attempts.ts";
import { StepTrouble } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** So many unreadable answers in a row are taken for a hiccup. */
const PASSED_OVER = 2;
const OF_KOMMO: ReadonlySet<Right> = new Set<Right>(["note", "task", "deal", "attach"]);

/** What the trouble of a step comes to: a missing right is this contract's own and says nothing about the connection. */
export async function judgeStep(
  { tools, runtime, connection, ledger }: Walk,
  { key, right }: { readonly key: string; readonly right: Right },
  error: CountersignError,
): Promise<StepTrouble> {
  const side = OF_KOMMO.has(right) ? "kommo" : connection.id;
  const { attempts } = ledger.row;
  // once soon, so that nobody waits long for the connection's state, and once before a person is asked
  const isJudged = attempts === PASSED_OVER || attempts + 1 >= UNREADABLE_ATTEMPTS;
  if (isJudged && side === connection.id) {
    const judged = await judgeUnreadable(tools, runtime, { vendor: connection, right, error });
    if (judged !== error) return new StepTrouble(key, judged);
  }
  const except = right === "see" ? { except: ledger.row.id } : {};
  const trouble = await judgeRefusal(tools, runtime, { side, right, error, ...except });
  return new StepTrouble(key, trouble, trouble !== error && trouble.code === "forbidden");
}
