import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import { triggerOf } from "../corridor/trigger-of.ts";
import { isOver } from "../domain/moves.ts";
import { UNKNOWN_FROM, UNKNOWN_UNTIL } from "../store/backup/begin-anew.ts";

/**
 * Names, once, in the log, the deals that entered a trigger stage between a backup and its restore and have no contract
 * here: one may have been sent that the backup does not know. Throws what Kommo throws; then they are named next time.
 */
export async function tellLeftAlone(
  tools: Pick<Tools, "store" | "log" | "health">,
  runtime: AccountRuntime,
): Promise<void> {
  const { store, log, health } = tools;
  const { id: account, crm, playbooks } = runtime;
  const [from, until] = await Promise.all([
    store.marks.get(account, UNKNOWN_FROM),
    store.marks.get(account, UNKNOWN_UNTIL),
  ]);
  if (from === undefined || until === undefined || from >= until) return;
  if (await health.broken(account, "kommo")) return;
  const triggers = await Promise.all(playbooks.map((playbook) => triggerOf(tools, runtime, playbook)));
  const known = triggers.filter((stage) => stage !== undefined);
  const deals: string[] = [];
  for (const deal of (await crm.enteredStages(known, from, until)).keys()) {
    const rows = await store.contracts.ofDeal(account, deal);
    if (!rows.some(({ status, createdAt }) => !isOver(status) || createdAt >= from)) deals.push(deal);
  }
  if (deals.length > 0)
    log.warn(
      { account, from, until, deals, help: `countersign send --account ${account} --deal ID` },
      "these deals entered a stage between the backup and its restore and are left alone: look whether each has its contract",
    );
  await store.marks.set(account, UNKNOWN_FROM, until);
}
