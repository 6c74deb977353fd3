import type { Store } from "../store/store.ts";
import { CATCH_UP_WINDOWS } from "./catch-up-windows.ts";

/** By then the windows have left an entry behind. */
const FORGOTTEN_MS = 2 * CATCH_UP_WINDOWS.overlapMs;

interface Handed {
  readonly happenedMs: number;
  readonly atMs: number;
}

const handed = new WeakMap<Store, Map<string, Map<string, Handed>>>();

/**
 * Windows overlap, so that a change is found several times: a look at each finding would read deal and contract for nothing.
 * One that this process has handed over is handed over again only when Kommo had time to show everywhere what it tells.
 * `list`: the account, and which of its lists.
 */
export function handedOver(
  store: Store,
  list: string,
  at: Date,
): (dealId: string, happenedAt: Date) => boolean {
  const all = handed.get(store) ?? new Map<string, Map<string, Handed>>();
  handed.set(store, all);
  const known = all.get(list) ?? new Map<string, Handed>();
  all.set(list, known);
  for (const [id, { atMs }] of known) if (Math.abs(at.getTime() - atMs) > FORGOTTEN_MS) known.delete(id);
  return (dealId, happenedAt) => {
    const before = known.get(dealId);
    const isSame = before?.happenedMs === happenedAt.getTime();
    if (before !== undefined && isSame && Math.abs(at.getTime() - before.atMs) < CATCH_UP_WINDOWS.everyMs)
      return false;
    known.set(dealId, { happenedMs: happenedAt.getTime(), atMs: at.getTime() });
    return true;
  };
}
