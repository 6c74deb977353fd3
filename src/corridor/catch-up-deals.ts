import type { StageRef } from "../domain/contract.ts";
import type { Look } from "../jobs/jobs.ts";
import { CATCH_UP_WINDOWS } from "./catch-up-windows.ts";
import { newsOf } from "./news-of.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { triggerOf } from "./trigger-of.ts";

/** Why a deal is looked at that Kommo's event log names. */
export const CATCH_UP = "catch-up";

/** Deals that entered a trigger stage while no hook came through. */
export async function catchUpDeals(tools: Tools, runtime: AccountRuntime): Promise<number | undefined> {
  const { store, jobs, now } = tools;
  const at = now();
  const since = await store.marks.get(runtime.id, "events");
  if (since === undefined) {
    await store.marks.set(runtime.id, "events", at); // deals from before our time are not ours to send
    return undefined;
  }
  const entries = new Map<string, Date>();
  const windowFrom = new Date(since.getTime() - CATCH_UP_WINDOWS.overlapMs);
  const triggers = await triggersOf(tools, runtime, windowFrom);
  for (const [fromMs, group] of Map.groupBy(triggers, ({ from }) => from.getTime())) {
    const stages = group.map(({ stage }) => stage);
    for (const [id, entered] of await runtime.crm.enteredStages(stages, new Date(fromMs), at)) {
      const before = entries.get(id);
      if (before === undefined || before < entered) entries.set(id, entered);
    }
  }
  // a deal that entered one stage may stand in that of a playbook which was not in force yet: then its entry is asked for
  const areAllOld = triggers.every(({ from }) => from.getTime() === windowFrom.getTime());
  const news = newsOf(store, `${runtime.id}/entries`, at);
  const looks = [...entries]
    .filter(([id, entered]) => news.has(id, entered))
    .map(([dealId]): Look => ({
      account: runtime.id,
      dealId,
      reason: CATCH_UP,
      ...(areAllOld ? { entered: true } : {}),
    }));
  if (looks.length > 0) await jobs.enqueue(looks);
  news.keep();
  await store.marks.set(runtime.id, "events", at);
  return looks.length;
}

interface Trigger {
  readonly stage: StageRef;
  /** What happened before is not this playbook's to send. */
  readonly from: Date;
}

async function triggersOf(tools: Tools, runtime: AccountRuntime, since: Date): Promise<readonly Trigger[]> {
  const found = await Promise.all(
    runtime.playbooks.map(async (playbook): Promise<readonly Trigger[]> => {
      if (!playbook.enabled) return [];
      const stage = await triggerOf(tools, runtime, playbook);
      const from = new Date(Math.max(since.getTime(), runtime.liveSince(playbook.id).getTime()));
      return stage === undefined ? [] : [{ stage, from }];
    }),
  );
  return found.flat();
}
