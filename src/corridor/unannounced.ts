import type { Look } from "../jobs/jobs.ts";

/** Reasons that are the clock's own: nobody knocked. */
const CLOCKS: ReadonlySet<string> = new Set(["due", "reconcile", "catch-up"]);
/** Hooks take a while: for what is younger one may still come. */
const ON_THE_WAY_MS = 60_000;

/** Data of an entry of the trail; nothing where a hook rang. */
export interface Unannounced {
  /** Which clock found it. */
  readonly unannounced?: string;
  /** It had just happened: it counts once no hook has come in the meantime either. */
  readonly isFresh?: true;
}

/**
 * For the trail: this was found by the clock, although a hook should tell it. Counted on the overview, where it should read 0,
 * unless the hook comes later. `since`: when it happened, as the other side tells.
 */
export function unannounced(
  { reason }: Pick<Look, "reason">,
  since: string | undefined,
  now: Date,
): Unannounced {
  if (!CLOCKS.has(reason)) return {};
  const ageMs = now.getTime() - new Date(since ?? 0).getTime();
  return { unannounced: reason, ...(ageMs < ON_THE_WAY_MS ? { isFresh: true } : {}) };
}
