import type { ChangedDeal } from "../crm/crm.ts";
import type { Contract } from "../domain/contract.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { amountChanged } from "../domain/decide/remarks.ts";
import type { Look } from "../jobs/jobs.ts";
import { CATCH_UP_WINDOWS } from "./catch-up-windows.ts";
import { newsOf } from "./news-of.ts";
import { openContracts } from "./open-contracts.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** How far the list of changed deals was read. */
const CHANGED = "deals";

/**
 * Deals whose contract is under way and that were changed while no hook came through: the amount that a draft is to follow, the
 * stage that they left. One list serves all; only what differs from the contract is looked at. Resolves to how many.
 */
export async function catchUpChanges(tools: Tools, runtime: AccountRuntime): Promise<number> {
  const { store, jobs, now } = tools;
  const at = now();
  const since = await store.marks.get(runtime.id, CHANGED);
  const open = await openContracts(tools, runtime.id);
  if (since === undefined || open.size === 0) {
    await store.marks.set(runtime.id, CHANGED, at);
    return 0;
  }
  const { deals, until } = await runtime.crm.changedDeals(
    new Date(since.getTime() - CATCH_UP_WINDOWS.overlapMs),
    at,
  );
  const news = newsOf(store, `${runtime.id}/changes`, at);
  const found = await Promise.all(
    deals.map(async (deal) => {
      const rows = await store.contracts.ofDeal(runtime.id, deal.id);
      return rows.some((row) => isBehind(row, deal)) && news.has(deal.id, deal.changedAt) ? [deal] : [];
    }),
  );
  const looks = found
    .flat()
    .map(({ id }): Look => ({ account: runtime.id, dealId: id, reason: "reconcile", entered: false }));
  if (looks.length > 0) await jobs.enqueue(looks);
  news.keep();
  // a list that was not read to its end goes on there: the next window begins an overlap before this mark
  const readTo =
    until < at ? Math.min(at.getTime(), until.getTime() + CATCH_UP_WINDOWS.overlapMs) : at.getTime();
  await store.marks.set(runtime.id, CHANGED, new Date(readTo));
  return looks.length;
}

function isBehind(contract: Contract, deal: ChangedDeal): boolean {
  if (contract.status !== "drafted" && contract.status !== "sent") return false;
  const hasLeft = contract.leftStageAt === undefined && !isIn(deal, contract.trigger);
  return hasLeft || amountChanged(contract, deal);
}
