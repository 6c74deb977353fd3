import type { Contract } from "../domain/contract.ts";
import type { Deal } from "../domain/deal.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import type { Look } from "../jobs/jobs.ts";
import type { NewContract } from "../store/store.ts";
import { draftOf } from "./draft.ts";
import type { Knock } from "./entry.ts";
import { holdable, HOLD_STEP } from "./hold-many.ts";
import { entryOf } from "./entry-of.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { triggerOf } from "./trigger-of.ts";

export interface Planned {
  readonly contract: Contract;
  /** Effects that were written as begun together with the row. */
  readonly begun: readonly string[];
}

/** Whose deal is looked at, and why. */
interface Asked {
  readonly tools: Tools;
  readonly runtime: AccountRuntime;
  readonly look: Pick<Look, "reason">;
}

/** New contracts that this deal's stage asks for, written together so that none of them can be forgotten. */
export async function planEntries(
  { tools, runtime, look }: Asked,
  deal: Deal,
  rows: readonly Contract[],
  knock: Knock | undefined,
): Promise<readonly Planned[]> {
  const drafts: NewContract[] = [];
  for (const playbook of runtime.playbooks) {
    if (!playbook.enabled) continue;
    const trigger = await triggerOf(tools, runtime, playbook);
    if (trigger === undefined || !isIn(deal, trigger)) continue;
    const verdict = await entryOf(tools, runtime, {
      playbook,
      deal,
      trigger,
      rows,
      ...(knock === undefined ? {} : { knock }),
    });
    if (!verdict.enters) continue;
    const { entry } = verdict;
    const isAsked = knock === "asked";
    const draft = await draftOf(tools, runtime, { playbook, deal, trigger, entry, isAsked, look });
    if (draft) drafts.push(isAsked ? draft : holdable(draft, playbook));
  }
  return writeAll(tools, drafts);
}

async function writeAll(tools: Tools, drafts: readonly NewContract[]): Promise<readonly Planned[]> {
  const all = await write(tools, drafts);
  for (const { contract } of all) {
    const { account, playbook, failure } = contract;
    if (failure?.step === HOLD_STEP && failure.code === "mass_move")
      tools.log.warn(
        { account, playbook, detail: failure.detail },
        "new contracts are held: a person is asked",
      );
  }
  return all;
}

async function write({ store }: Tools, drafts: readonly NewContract[]): Promise<readonly Planned[]> {
  const [only, ...more] = drafts;
  if (only === undefined) return [];
  if (more.length === 0) return planned(await store.contracts.plan(only), only);
  return store.transaction(async (tx) => {
    const all: Planned[] = [];
    for (const draft of drafts) all.push(...planned(await tx.contracts.plan(draft), draft));
    return all;
  });
}

/** Somebody else planned the same entry: its walk, not ours, knows what was begun. */
function planned(result: { contract: Contract; fresh: boolean }, draft: NewContract): readonly Planned[] {
  const { contract, fresh } = result;
  const isBegun = fresh && draft.order !== undefined && contract.failure === undefined;
  return [{ contract, begun: isBegun ? ["create"] : [] }];
}
