import { TOWN_VENDORS } from "../vendors/all.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { IS_LONG } from "./seed.ts";

const OWN_PACE = "requestsPerSecond: 0";

/** Every vendor without its limit of calls a second, which is slept through by the clock on the wall. */
export const PLAYERS: readonly TownVendor[] = TOWN_VENDORS.map((town) => ({
  ...town,
  connection: (...args) => [...town.connection(...args).filter((line) => line !== OWN_PACE), OWN_PACE],
}));

/** Does this vendor play the row? In the suite they take turns; `--long` plays each row with every vendor. */
export function isItsTurn(town: TownVendor, row: number): boolean {
  return IS_LONG || PLAYERS[row % PLAYERS.length] === town;
}
