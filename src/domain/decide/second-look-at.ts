import type { Contract } from "../contract.ts";

/** A vendor's hiccup is over by then. */
const LOOK_AGAIN_MS = 5 * 60_000;
/** A knock may bring us back a little earlier; looks closer together than this count as one. */
const APART_MS = 4 * 60_000;

/**
 * When to look again at a contract that the vendor did not have. `undefined` = the two looks are far enough apart to
 * believe it.
 */
export function secondLookAt({ missingSince }: Pick<Contract, "missingSince">, now: Date): Date | undefined {
  if (missingSince === undefined) return new Date(now.getTime() + LOOK_AGAIN_MS);
  const isApart = now.getTime() - missingSince.getTime() >= APART_MS;
  return isApart ? undefined : new Date(missingSince.getTime() + LOOK_AGAIN_MS);
}
