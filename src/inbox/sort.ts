import type { HookDoor } from "../crm/crm.ts";
import type { Jobs, Look } from "../jobs/jobs.ts";
import type { NoticeDoor } from "../providers/provider.ts";
import type { Delivery, Store } from "../store/store.ts";
import { TRACE_HEADER } from "./kept-headers.ts";
import { changedDeals, readHook, sortHook, type AccountIdentity, type ReadHook } from "./sort-hook.ts";
import { readNotices, repeatKey, sortNotice, sortRepeat, type ReadDelivery } from "./sort-notice.ts";
import type { Sorted } from "./sorted.ts";

export interface SortDeps {
  readonly store: Store;
  readonly jobs: Pick<Jobs, "enqueue">;
  /** The CRM's door of an account; `undefined` = the account is not in the configuration (any more). */
  readonly hookDoor: (account: string) => HookDoor | undefined;
  readonly noticeDoor: (account: string, connection: string) => NoticeDoor | undefined;
  /** Who the account is in the CRM, by our configuration. */
  readonly accountIdentity: (account: string) => AccountIdentity;
}

/** Deliveries taken at once. */
export const BATCH = 200;
/** Contracts asked for at once. */
const CHUNK = 1000;

/**
 * Turns waiting deliveries into looks, in one transaction: a delivery is settled exactly when its looks exist.
 * Resolves to how many deliveries were taken; {@link BATCH} = there may be more.
 */
export function sortDeliveries(deps: SortDeps, now: Date): Promise<number> {
  return deps.store.transaction(async (tx) => {
    const claimed = await tx.deliveries.claimWaiting(BATCH, now);
    if (claimed.length === 0) return 0;
    const sorted = [...(await sortHooks(deps, tx, claimed)), ...(await sortNotices(deps, tx, claimed, now))];
    const looks = sorted.flatMap(tracing(claimed));
    if (looks.length > 0) await deps.jobs.enqueue(looks, tx);
    await tx.deliveries.settle(sorted.map(({ outcome }) => outcome));
    return claimed.length;
  });
}

/** Looks of a delivery that began a trace go on with it. */
function tracing(claimed: readonly Delivery[]): (sorted: Sorted) => readonly Look[] {
  const traces = new Map(claimed.map(({ id, headers }) => [id, headers[TRACE_HEADER]]));
  return ({ looks, outcome }) => {
    const trace = traces.get(outcome.id);
    return trace === undefined ? looks : looks.map((look) => ({ ...look, trace }));
  };
}

function isHook(delivery: Delivery): boolean {
  return delivery.connection === "kommo";
}

async function sortHooks(
  deps: SortDeps,
  tx: Store,
  claimed: readonly Delivery[],
): Promise<readonly Sorted[]> {
  const read: ReadHook[] = [];
  const sorted: Sorted[] = [];
  for (const delivery of claimed.filter(isHook)) {
    const door = deps.hookDoor(delivery.account);
    if (door) read.push(readHook(delivery, door, deps.accountIdentity(delivery.account)));
    else sorted.push(gone(delivery));
  }
  for (const [account, group] of Map.groupBy(read, ({ delivery }) => delivery.account)) {
    const known = await knownDeals(tx, account, group);
    for (const one of group) sorted.push(sortHook(one, known));
  }
  return sorted;
}

/** One question per account for all of its deliveries. */
async function knownDeals(
  tx: Store,
  account: string,
  group: readonly ReadHook[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(group.flatMap(changedDeals))];
  return ids.length === 0 ? new Set() : tx.contracts.knownDeals(account, ids);
}

async function sortNotices(
  deps: SortDeps,
  tx: Store,
  claimed: readonly Delivery[],
  now: Date,
): Promise<readonly Sorted[]> {
  const read: ReadDelivery[] = [];
  const sorted: Sorted[] = [];
  for (const delivery of claimed) {
    if (isHook(delivery)) continue;
    const door = deps.noticeDoor(delivery.account, delivery.connection);
    if (door) read.push(readNotices(delivery, door));
    else sorted.push(gone(delivery));
  }
  const groups = Map.groupBy(read, ({ delivery: d }) => `${d.account}\n${d.connection}`);
  // always in one order: each holds a lock of its connection where calls have names
  for (const [, group] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    sorted.push(...(await sortGroup(tx, group, now)));
  return sorted;
}

/** Deliveries of one connection. */
async function sortGroup(tx: Store, group: readonly ReadDelivery[], now: Date): Promise<readonly Sorted[]> {
  const seen = await seenCalls(tx, group);
  const deals = await dealsByRemoteId(tx, group);
  return group.map((one) => {
    const key = repeatKey(one);
    const first = key === undefined ? undefined : seen.get(key);
    if (first !== undefined) return sortRepeat(one, first);
    const sorted = sortNotice(one, deals, now);
    if (sorted.outcome.callKey !== undefined) seen.set(sorted.outcome.callKey, sorted.outcome.id);
    return sorted;
  });
}

/** Calls that were seen to before: delivery by key. */
async function seenCalls(tx: Store, group: readonly ReadDelivery[]): Promise<Map<string, string>> {
  const keys = [...new Set(group.flatMap((one) => repeatKey(one) ?? []))];
  const [first] = group;
  if (!first || keys.length === 0) return new Map();
  const { account, connection } = first.delivery;
  return new Map(await tx.deliveries.seenCalls(account, connection, keys));
}

/** One question per connection for all of its deliveries. */
async function dealsByRemoteId(
  tx: Store,
  group: readonly ReadDelivery[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const first = group[0];
  const ids = [...new Set(group.flatMap(({ ids: about }) => about))];
  const deals = new Map<string, string[]>();
  if (!first) return deals;
  const { account, connection } = first.delivery;
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    for (const { remoteId, dealId } of await tx.contracts.byRemoteIds(account, connection, chunk)) {
      if (remoteId !== undefined) deals.set(remoteId, [...(deals.get(remoteId) ?? []), dealId]);
    }
  }
  return deals;
}

function gone({ account, id, connection }: Delivery): Sorted {
  const reason = `The connection ${connection} is not in the configuration any more.`;
  return { outcome: { account, id, state: "ignored", reason }, looks: [] };
}
