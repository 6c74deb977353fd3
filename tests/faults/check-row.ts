import { playRow } from "./play-row.ts";
import { reportLine } from "./report.ts";
import type { EndedBy } from "./report.ts";
import { randomOf } from "./seed.ts";
import type { Tally } from "./tally.ts";
import type { Scene, WorldRow } from "./world-row.ts";

/** What came of a row. */
export type RowEnd = Pick<Tally, "lost" | "doubled"> & { readonly endedBy: EndedBy };

/** What a row has to end with. */
export const NOTHING: RowEnd = { lost: [], doubled: [], endedBy: "itself" };

/** Plays the row, notes its line for the table, and resolves to the deals that are lost or doubled. */
export async function checkRow(row: WorldRow, { world, town }: Omit<Scene, "random">): Promise<RowEnd> {
  const random = randomOf(`${row.fault} ${row.at} ${town.provider}`);
  const { simulatedSeconds, wallMs, endedBy, tally } = await playRow(row, { world, town, random });
  const { group, fault, at } = row;
  const place = at === "vendor" ? town.provider : at;
  reportLine({ group, fault, at: place, simulatedSeconds, wallMs, endedBy }, tally);
  return { lost: tally.lost, doubled: tally.doubled, endedBy };
}
