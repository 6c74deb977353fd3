import { DIALECTS } from "../../src/providers/provider.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { TOWN_VENDORS } from "../vendors/all.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { IS_LONG } from "./seed.ts";

/** A vendor in one of its dialects. */
export interface Player {
  readonly town: TownVendor;
  readonly dialect: DialectName;
  /** `contractbook, brief`. */
  readonly name: string;
}

const OWN_PACE = "requestsPerSecond: 0";

/** Every vendor as it documents itself, then as the articles describe it, without its limit of calls a second, which is slept through by the clock on the wall. */
export const PLAYERS: readonly Player[] = DIALECTS.flatMap((dialect) =>
  TOWN_VENDORS.map((town) => ({
    dialect,
    name: `${town.provider}, ${dialect}`,
    town: {
      ...town,
      connection: (...args) => [...town.connection(...args).filter((line) => line !== OWN_PACE), OWN_PACE],
    },
  })),
);

/** Does it play the row? In the suite they take turns; `--long` plays each row with every vendor in both dialects. */
export function isItsTurn(player: Player, row: number): boolean {
  return IS_LONG || PLAYERS[row % PLAYERS.length] === player;
}
