import type { RemoteId, StageRef } from "../domain/contract.ts";
import { CountersignError } from "../domain/errors.ts";
import type { Look } from "../jobs/jobs.ts";
import { judgeRefusal } from "./judge-refusal.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";
import { triggerOf } from "./trigger-of.ts";

/** How often Kommo's event log and the vendors' lists are read for what no hook told. */
export const RECONCILE_MS = 5 * 60_000;
/** Windows overlap, because a vendor's list may lag behind. */
const OVERLAP_MS = 10 * 60_000;
/** By then the windows have left an entry behind. */
const FORGOTTEN_MS = 2 * OVERLAP_MS;
/** A row that was taken to be looked at comes back after this time if the process that took it dies. */
export const GUARD_MS = 10 * 60_000;
const SWEEP_LIMIT = 500;
/** Why a deal is looked at that Kommo's event log names. */
export const CATCH_UP = "catch-up";

/** The clock's door: contracts whose time has come are looked at. Resolves to how many. */
export async function sweepDue({ store, jobs, now }: Tools): Promise<number> {
  return store.transaction(async (tx) => {
    const at = now();
    const due = await tx.contracts.claimDue(at, new Date(at.getTime() + GUARD_MS), SWEEP_LIMIT);
    const looks = due.map(({ account, dealId }): Look => ({
      account,
      dealId,
      reason: "due",
      entered: false,
    }));
    if (looks.length > 0) await jobs.enqueue(looks, tx);
    return due.length;
  });
}

/** Deals that entered a trigger stage while no hook came through. */
async function catchUpDeals(tools: Tools, runtime: AccountRuntime): Promise<number | undefined> {
  const { store, jobs, now } = tools;
  const at = now();
  const since = await store.marks.get(runtime.id, "events");
  if (since === undefined) {
    await store.marks.set(runtime.id, "events", at); // deals from before our time are not ours to send
    return undefined;
  }
  const entries = new Map<string, Date>();
  const windowFrom = new Date(since.getTime() - OVERLAP_MS);
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
  const isNews = handedOver(store, runtime.id, at);
  const looks = [...entries]
    .filter(([id, entered]) => isNews(id, entered))
    .map(([dealId]): Look => ({
      account: runtime.id,
      dealId,
      reason: CATCH_UP,
      ...(areAllOld ? { entered: true } : {}),
    }));
  if (looks.length > 0) await jobs.enqueue(looks);
  await store.marks.set(runtime.id, "events", at);
  return looks.length;
}

interface Handed {
  readonly enteredMs: number;
  readonly atMs: number;
}

const handed = new WeakMap<Tools["store"], Map<string, Map<string, Handed>>>();

/**
 * Windows overlap, so that an entry is found several times: a look at each finding would read deal and contract for nothing.
 * One that this process has handed over is handed over again only when Kommo had time to show everywhere what it tells.
 */
function handedOver(
  store: Tools["store"],
  account: string,
  at: Date,
): (dealId: string, entered: Date) => boolean {
  const all = handed.get(store) ?? new Map<string, Map<string, Handed>>();
  handed.set(store, all);
  const known = all.get(account) ?? new Map<string, Handed>();
  all.set(account, known);
  for (const [id, { atMs }] of known) if (Math.abs(at.getTime() - atMs) > FORGOTTEN_MS) known.delete(id);
  return (dealId, entered) => {
    const before = known.get(dealId);
    const isSame = before?.enteredMs === entered.getTime();
    if (before !== undefined && isSame && Math.abs(at.getTime() - before.atMs) < RECONCILE_MS) return false;
    known.set(dealId, { enteredMs: entered.getTime(), atMs: at.getTime() });
    return true;
  };
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

/** Contracts that changed at the vendor while no hook came through. */
async function catchUpConnection(
  tools: Tools,
  runtime: AccountRuntime,
  connection: ConnectionRuntime,
): Promise<number | undefined> {
  if (!connection.can.changedSince) return undefined; // each open contract has its own time to be looked at
  const { store, jobs, now } = tools;
  const at = now();
  const open = await store.contracts.open(runtime.id, connection.id);
  const name = `changed:${connection.id}`;
  if (open.length === 0) return undefined;
  const since = (await store.marks.get(runtime.id, name)) ?? new Date(at.getTime() - 24 * 3_600_000);
  const ids = open.flatMap((row): RemoteId[] => (row.remoteId === undefined ? [] : [row.remoteId]));
  const changed = new Set<string>(
    await connection.account.changedSince(new Date(since.getTime() - OVERLAP_MS), ids),
  );
  const looks = open
    .filter((row) => row.remoteId !== undefined && changed.has(row.remoteId))
    .map((row): Look => ({ account: runtime.id, dealId: row.dealId, reason: "reconcile", entered: false }));
  if (looks.length > 0) await jobs.enqueue(looks);
  await store.marks.set(runtime.id, name, at);
  return looks.length;
}

/** All of it for one account; trouble with one side does not keep the others from being read. */
export async function reconcile(tools: Tools, runtime: AccountRuntime): Promise<void> {
  await guarded(tools, runtime, "kommo", () => catchUpDeals(tools, runtime));
  for (const connection of runtime.connections.values()) {
    await guarded(tools, runtime, connection.id, () => catchUpConnection(tools, runtime, connection));
  }
}

async function guarded(
  tools: Tools,
  runtime: AccountRuntime,
  connection: string,
  run: () => Promise<number | undefined>,
): Promise<void> {
  const account = runtime.id;
  if (await tools.health.broken(account, connection)) return;
  try {
    const found = await run();
    if (found === undefined) return; // nobody was asked
    tools.health.good(account, connection);
    if (found > 0)
      tools.log.info({ account, connection, found }, "reconciliation found something to look at");
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const trouble = await judgeRefusal(tools, runtime, { side: connection, right: "list", error });
    tools.health.bad(account, connection, trouble);
    tools.log.warn({ account, connection, code: trouble.code }, "reconciliation could not be done");
  }
}
