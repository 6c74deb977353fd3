import type { RemoteId } from "../domain/contract.ts";

/** Clocks differ, and what changed while the last look was under way must not be missed. */
const OVERLAP_MS = 5 * 60_000;

/** From when on changes are asked for: five minutes before `since`. */
export function lookBackFrom(since: Date): Date {
  return new Date(Math.max(0, since.getTime() - OVERLAP_MS));
}

/** Those of `open` that are among the vendor's ids, in our order. */
export function among(open: readonly RemoteId[], ids: Iterable<string>): readonly RemoteId[] {
  const named = new Set(ids);
  return open.filter((id) => named.has(id));
}
