import type { Store } from "../store/store.ts";
import type { ConnectionRuntime, Tools } from "./runtime.ts";

const HOUR_MS = 3_600_000;
const KNOWN_FOR_MS = 5 * 60_000;

interface Known {
  readonly atMs: number;
  readonly counts: Promise<ReadonlyMap<string, number>>;
}

const known = new WeakMap<Store, Map<string, Known>>();

/** How many contracts of the account stand at a vendor and are not over, by connection; some minutes old at most. */
export function openContracts(
  { store, now }: Pick<Tools, "store" | "now">,
  account: string,
): Promise<ReadonlyMap<string, number>> {
  const accounts = known.get(store) ?? new Map<string, Known>();
  known.set(store, accounts);
  const before = accounts.get(account);
  const atMs = now().getTime();
  if (before !== undefined && Math.abs(atMs - before.atMs) < KNOWN_FOR_MS) return before.counts;
  const counts = store.figures.openBy(account);
  accounts.set(account, { atMs, counts });
  counts.catch(() => accounts.delete(account)); // the database was away: read again next time
  return counts;
}

/**
 * How long a contract has to rest between two looks that nobody asked for, so that all of them together stay within what may be
 * spent on the connection. Where it has a list of changes, half of that is the list's.
 */
export async function paceOf(
  tools: Pick<Tools, "store" | "now">,
  account: string,
  { id, can, catchUpPerHour }: Pick<ConnectionRuntime, "id" | "can" | "catchUpPerHour">,
): Promise<number> {
  const open = (await openContracts(tools, account)).get(id) ?? 0;
  return (open / looksPerHour({ can, catchUpPerHour })) * HOUR_MS;
}

/** Looks that nobody asked for. */
export function looksPerHour({
  can,
  catchUpPerHour,
}: Pick<ConnectionRuntime, "can" | "catchUpPerHour">): number {
  return can.changedSince ? catchUpPerHour / 2 : catchUpPerHour;
}
