import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { CountersignError } from "../domain/errors.ts";
import type { ConnectionHealth } from "../store/store.ts";
import { brokenBy } from "./broken-by.ts";
import { brokenness } from "./brokenness.ts";
import { isWellAgain } from "./is-well-again.ts";
import { NEIGHBOURS } from "./neighbours-mark.ts";
import { probeMark } from "./probe-mark.ts";
import { GUARD_MS } from "./reconcile.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** How often broken connections are thought of. */
export const TEND_MS = 15_000;
/** It serves all connections and is none itself: what waits for it tries again by itself. */
const ARCHIVE = "archive";
/** As many as the clock takes up within one round or two: the others are woken then. */
const WOKEN_AT_ONCE = 10_000;
const SOONEST_MS = 60_000;
const LATEST_MS = 15 * 60_000;
/** Whoever calls a CRM that has blocked our address often is not let in sooner. */
const SOONEST_BLOCKED_MS = 5 * 60_000;

/**
 * The clock's care for broken connections: each is tried carefully, later and later, and what waits for one that works
 * again is woken. `isNew`: the account has just been configured anew, so every broken connection is tried at once.
 */
export async function tendConnections(tools: Tools, runtime: AccountRuntime, isNew: boolean): Promise<void> {
  const waiting = await tools.store.contracts.waiting(runtime.id);
  for (const row of await tools.store.health.list(runtime.id)) {
    if (!isConfigured(runtime, row.connection)) {
      // as long as contracts wait for it, or are just about to, people have to see why
      const isOld = tools.now().getTime() - row.lastAt.getTime() > SOONEST_MS;
      const isNeeded = waiting.has(row.connection) || (await hasOpen(tools, runtime, row.connection));
      if (row.connection !== ARCHIVE && isOld && !isNeeded)
        await tools.health.forget(runtime.id, row.connection);
    } else if (
      brokenBy(row) !== undefined &&
      (isNew || (await isItsTime(tools, row))) &&
      (await tried(tools, runtime, row))
    )
      await tools.health.mended(runtime.id, row.connection);
  }
  // level-triggered: a worker that mends a connection and dies before it says so leaves nobody waiting
  for (const connection of waiting.keys()) {
    if (connection === ARCHIVE || (await brokenness(tools, runtime, connection))) continue;
    const at = tools.now();
    const ask = { account: runtime.id, connection, at, soon: new Date(at.getTime() + GUARD_MS) };
    const woken = await tools.store.contracts.wake({ ...ask, limit: WOKEN_AT_ONCE });
    if (woken > 0) tools.log.info({ account: runtime.id, connection, contracts: woken }, "contracts go on");
  }
}

/** Contracts that are under way there may not have met its absence yet. */
async function hasOpen(
  { store, now }: Tools,
  { id: account }: AccountRuntime,
  connection: string,
): Promise<boolean> {
  const ask = { account, connection, before: now(), limit: 1 };
  const [one] = await store.contracts.sample({ ...ask, missing: false });
  return one !== undefined || (await store.contracts.sample({ ...ask, missing: true })).length > 0;
}

/** Also the entries of playbooks, which are ill where their stage does not exist. */
function isConfigured({ connections, playbooks }: AccountRuntime, name: string): boolean {
  return (
    name === "kommo" ||
    name === NEIGHBOURS ||
    connections.has(name) ||
    playbooks.some((playbook) => name === `playbook:${playbook.id}`)
  );
}

/** After a minute at first (five where our address is blocked); then, as it has been broken for longer, up to every quarter of an hour. One worker tries. */
function isItsTime(
  { store, now }: Tools,
  { account, connection, since, code }: ConnectionHealth,
): Promise<boolean> {
  const at = now();
  const soonestMs = code === "ip_blocked" ? SOONEST_BLOCKED_MS : SOONEST_MS;
  const pauseMs = Math.min(LATEST_MS, Math.max(soonestMs, (at.getTime() - since.getTime()) / 4));
  return store.marks.claim(account, probeMark(connection), new Date(at.getTime() - pauseMs), at);
}

/** Trouble of any kind means: not yet. */
async function tried(tools: Tools, runtime: AccountRuntime, row: ConnectionHealth): Promise<boolean> {
  try {
    return await isWellAgain(tools, runtime, row);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (breaksConnection(error.code)) tools.health.bad(runtime.id, row.connection, error);
    return false;
  }
}
