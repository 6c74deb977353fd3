import type { Contract, StageRef } from "../domain/contract.ts";
import type { Deal } from "../domain/deal.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Sentence } from "../texts/say.ts";
import { judgeEntry } from "./entry.ts";
import { entryOf } from "./entry-of.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { strangeContract } from "./strange-contract.ts";

/** What would come of a deal if it was looked at now. */
export interface Foresight {
  /**
   * `now`: a contract. `later`: one as soon as the deal enters the stage. `covered`: none, it has had its contract. `stuck`: one
   * that waits for a person.
   */
  readonly comes: "now" | "later" | "covered" | "stuck";
  /** Why none comes now, as the corridor says it. */
  readonly because?: Sentence;
  /** The deal's newest contract by this playbook. */
  readonly last?: Contract;
}

interface Asked {
  readonly playbook: Playbook;
  readonly deal: Deal;
  readonly trigger: StageRef;
}

/** Asks those who decide about entries what they would say now. Nothing is written. */
export async function foresee(
  tools: Pick<Tools, "store" | "now">,
  runtime: Pick<AccountRuntime, "id" | "crm" | "connections" | "liveSince">,
  { playbook, deal, trigger }: Asked,
): Promise<Foresight> {
  const rows = await tools.store.contracts.ofDeal(runtime.id, deal.id);
  const newest = rows.findLast((row) => row.playbook === playbook.id);
  const last = newest === undefined ? {} : { last: newest };
  const liveSince = runtime.liveSince(playbook.id);
  // as if it came in now, whatever was before
  const told = judgeEntry({ playbook, deal, trigger, rows, liveSince, knock: "told", now: tools.now() });
  const isThere = isIn(deal, trigger);
  if (told.enters === false) return { comes: "covered", because: told.because, ...last };
  const strange = await strangeContract(tools, runtime, playbook, deal);
  if (strange) return { comes: "stuck", because: () => strange.detail, ...last };
  if (!isThere) return { comes: "later", ...last };
  const entry = await entryOf(tools, runtime, { playbook, deal, trigger, rows, knock: "found" });
  return entry.enters ? { comes: "now", ...last } : { comes: "later", because: entry.because, ...last };
}
