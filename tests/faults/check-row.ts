import { playRow } from "./play-row.ts";
import { reportLine } from "./report.ts";
import { randomOf } from "./seed.ts";
import type { Tally } from "./tally.ts";
import type { Scene, WorldRow } from "./world-row.ts";

/** What a row has to end with. */
export const NOTHING: Pick<Tally, "lost" | "doubled"> = { lost: [], doubled: [] };

/** Plays the row, notes its line for the table, and resolves to the deals that are lost or doubled. */
export async function checkRow(
  row: WorldRow,
  { world, town }: Omit<Scene, "random">,
): Promise<Pick<Tally, "lost" | "doubled">> {
  const random = randomOf(`${row.fault} ${row.at} ${town.provider}`);
  const { simulatedSeconds, wallMs, tally } = await playRow(row, { world, town, random });
  const { group, fault, at } = row;
  reportLine({ group, fault, at: at === "vendor" ? town.provider : at, simulatedSeconds, wallMs }, tally);
  return { lost: tally.lost, doubled: tally.doubled };
}
