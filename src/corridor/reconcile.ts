import { CountersignError } from "../domain/errors.ts";
import { withCallContext } from "../http/context.ts";
import type { Look } from "../jobs/jobs.ts";
import { catchUpChanges } from "./catch-up-changes.ts";
import { catchUpConnection } from "./catch-up-connection.ts";
import { catchUpDeals } from "./catch-up-deals.ts";
import { judgeRefusal } from "./judge-refusal.ts";
import { neighbours } from "./neighbours.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** A row that was taken to be looked at comes back after this time if the process that took it dies. */
export const GUARD_MS = 10 * 60_000;
const SWEEP_LIMIT = 500;
const HOUR_MS = 3_600_000;
/** A list that failed is asked again after this time; the next times later and later, at most until the next round. */
const SOON_MS = 30_000;
/** What was spent beyond the budget is made up for by so long a rest, at most. */
const LONGEST_REST_MS = 24 * HOUR_MS;

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

interface Rounds {
  readonly everyMs: number;
  /** A turn that was taken before this instant does not count. */
  readonly notBeforeMs?: number;
}

interface Side {
  /** Connection id, or `kommo`. */
  readonly id: string;
  /** Calls that its lists may cost. */
  readonly perHour: number;
  /** Resolves to how many deals are to be looked at; `undefined` = nobody was asked. */
  readonly read: () => Promise<number | undefined>;
}

/**
 * What no hook told, read from the lists of both sides: of each side whose turn it is. One process takes a turn; trouble with one side
 * keeps no other from being read, and costs its own list half a minute, not a round. A list that cost more calls than a round's
 * share of the budget rests until it has made up for it.
 */
export async function reconcile(
  tools: Tools,
  runtime: AccountRuntime,
  { everyMs, notBeforeMs = 0 }: Rounds,
): Promise<void> {
  const owes = debts.get(runtime) ?? new Set<string>();
  debts.set(runtime, owes);
  for (const side of sidesOf(tools, runtime)) {
    const turn = `turn:reconcile:${side.id}`;
    const at = tools.now();
    const { marks } = tools.store;
    const since = owes.has(side.id) ? at : new Date(Math.max(at.getTime() - everyMs, notBeforeMs));
    owes.add(side.id);
    if ((await marks.claim(runtime.id, turn, since, at)) && !(await isResting(tools, runtime, side))) {
      const againInMs = await readSide(tools, runtime, side, everyMs);
      if (againInMs < everyMs)
        await marks.set(runtime.id, turn, new Date(at.getTime() - everyMs + againInMs));
    }
    owes.delete(side.id);
  }
}

/** Turns that were begun and not ended, since the database went away: hooks may have been sent away meanwhile, so nobody waits for the next round. */
const debts = new WeakMap<AccountRuntime, Set<string>>();

function sidesOf(tools: Tools, runtime: AccountRuntime): readonly Side[] {
  const crm: Side = {
    id: "kommo",
    perHour: runtime.catchUpPerHour,
    async read() {
      await neighbours(tools, runtime);
      const entered = await catchUpDeals(tools, runtime);
      return (entered ?? 0) + (await catchUpChanges(tools, runtime));
    },
  };
  const vendors = [...runtime.connections.values()].map((connection): Side => ({
    id: connection.id,
    perHour: connection.catchUpPerHour / 2,
    read: () => catchUpConnection(tools, runtime, connection),
  }));
  return [crm, ...vendors];
}

async function isResting({ store, now }: Tools, { id: account }: AccountRuntime, { id }: Side) {
  const until = await store.marks.get(account, `rest:${id}`);
  const leftMs = (until?.getTime() ?? 0) - now().getTime();
  return leftMs > 0 && leftMs <= LONGEST_REST_MS;
}

/** Failures in a row, of this process. */
const failures = new WeakMap<AccountRuntime, Map<string, number>>();

/** Resolves to when its turn comes again, in ms. */
async function readSide(
  tools: Tools,
  runtime: AccountRuntime,
  { id: connection, perHour, read }: Side,
  everyMs: number,
): Promise<number> {
  const { id: account } = runtime;
  if (await tools.health.broken(account, connection)) return everyMs;
  const failed = failures.get(runtime) ?? new Map<string, number>();
  failures.set(runtime, failed);
  const tally = { calls: 0 };
  try {
    const found = await withCallContext({ contracts: [], tally }, read);
    failed.delete(connection);
    if (found === undefined) return everyMs; // nobody was asked
    tools.health.good(account, connection);
    if (found > 0)
      tools.log.info({ account, connection, found }, "reconciliation found something to look at");
    return everyMs;
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const trouble = await judgeRefusal(tools, runtime, { side: connection, right: "list", error });
    tools.health.bad(account, connection, trouble);
    tools.log.warn({ account, connection, code: trouble.code }, "reconciliation could not be done");
    const times = failed.get(connection) ?? 0;
    failed.set(connection, times + 1);
    return Math.min(everyMs, againIn(trouble, times, tools.now()));
  } finally {
    const costMs = Math.min(LONGEST_REST_MS, (tally.calls / perHour) * HOUR_MS);
    if (costMs > everyMs)
      await tools.store.marks.set(account, `rest:${connection}`, new Date(tools.now().getTime() + costMs));
  }
}

/** Nothing happened, or a time was named: it is asked again well before its next round. */
function againIn({ verdict }: CountersignError, times: number, now: Date): number {
  if (verdict.next === "wait") return Math.max(1_000, verdict.until.getTime() - now.getTime());
  return verdict.next === "retry" ? SOON_MS * 2 ** Math.min(times, 10) : Infinity;
}
