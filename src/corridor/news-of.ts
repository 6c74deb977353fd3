import type { Store } from "../store/store.ts";
import { CATCH_UP_WINDOWS } from "./catch-up-windows.ts";

/** By then the windows have left an entry behind. */
const FORGOTTEN_MS = 2 * CATCH_UP_WINDOWS.overlapMs;

interface Handed {
  readonly happenedMs: number;
  readonly atMs: number;
}

const handed = new WeakMap<Store, Map<string, Map<string, Handed>>>();

/** What of a list is news. */
export interface News {
  /** Was it not handed over yet, as it is now? */
  readonly has: (dealId: string, happenedAt: Date) => boolean;
  /** All that was news is in the queue: until then it stays news. */
  readonly keep: () => void;
}

/**
 * Windows overlap, so that a change is found several times: a look at each finding would read deal and contract for nothing.
 * One that this process has handed over is handed over again only when Kommo had time to show everywhere what it tells.
 * `list`: the account, and which of its lists.
 */
export function newsOf(store: Store, list: string, at: Date): News {
  const all = handed.get(store) ?? new Map<string, Map<string, Handed>>();
  handed.set(store, all);
  const known = all.get(list) ?? new Map<string, Handed>();
  all.set(list, known);
  for (const [id, { atMs }] of known) if (Math.abs(at.getTime() - atMs) > FORGOTTEN_MS) known.delete(id);
  const found = new Map<string, Handed>();
  return {
    has(dealId, happenedAt) {
      const before = known.get(dealId);
      const isSame = before?.happenedMs === happenedAt.getTime();
      if (before !== undefined && isSame && Math.abs(at.getTime() - before.atMs) < CATCH_UP_WINDOWS.everyMs)
        return false;
      found.set(dealId, { happenedMs: happenedAt.getTime(), atMs: at.getTime() });
      return true;
    },
    keep() {
      for (const [id, one] of found) known.set(id, one);
    },
  };
}
