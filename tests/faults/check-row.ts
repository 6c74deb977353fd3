import { abilities, playRow, UNFINDABLE } from "./play-row.ts";
import { reportLine } from "./report.ts";
import { randomOf } from "./seed.ts";
import type { Tally } from "./tally.ts";
import type { Scene, WorldRow } from "./world-row.ts";

/** What came of a row. */
export type RowEnd = Pick<Tally, "lost" | "doubled"> & {
  /** Somebody had to resume what could have gone on by itself. */
  readonly neededSomebody: boolean;
};

/** What a row has to end with. */
export const NOTHING: RowEnd = { lost: [], doubled: [], neededSomebody: false };

/** Plays the row, notes its line for the table, and resolves to the deals that are lost or doubled. */
export async function checkRow(row: WorldRow, scene: Omit<Scene, "random">): Promise<RowEnd> {
  const { id: vendor } = scene.world.vendor;
  const random = randomOf(`${row.fault} ${row.at} ${vendor}`);
  const { simulatedSeconds, wallMs, endedBy, resumed, tally } = await playRow(row, { ...scene, random });
  const { group, fault, at } = row;
  const place = at === "vendor" ? vendor : at;
  reportLine({ group, fault, at: place, simulatedSeconds, wallMs, endedBy }, tally);
  // what is sent in the moment in which it is made, and can be found by nobody, is a person's to judge
  const { draft, find } = abilities(scene);
  return {
    lost: tally.lost,
    doubled: tally.doubled,
    neededSomebody: endedBy === "a person" && (draft || find || resumed.some((code) => code !== UNFINDABLE)),
  };
}
