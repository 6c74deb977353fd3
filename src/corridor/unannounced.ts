import type { Look } from "../jobs/jobs.ts";

/** Reasons that are the clock's own: nobody knocked. */
const CLOCKS: ReadonlySet<string> = new Set(["due", "reconcile", "catch-up"]);
/** Hooks take a while: what is younger may still be told. */
const ON_THE_WAY_MS = 60_000;

/**
 * For the trail: this was found by the clock alone, although a hook should have told it. Counted on the overview, where it
 * should read 0. `since`: when it happened, as the other side tells; it may still be on its way to us.
 */
export function unannounced(
  { reason }: Pick<Look, "reason">,
  since: string | undefined,
  now: Date,
): { readonly unannounced?: string } {
  if (!CLOCKS.has(reason)) return {};
  const ageMs = now.getTime() - new Date(since ?? 0).getTime();
  return ageMs < ON_THE_WAY_MS ? {} : { unannounced: reason };
}
