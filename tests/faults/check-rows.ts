import { afterAll, expect, test } from "vitest";
import { createWorld } from "../world.ts";
import type { World } from "../world.ts";
import { checkRow, NOTHING } from "./check-row.ts";
import type { Player } from "./turns.ts";
import type { WorldRow } from "./world-row.ts";

/** Rows that share a world; one that failed leaves it, so that the others start clean. */
export function checkRows(rows: readonly WorldRow[], { town, dialect }: Player): void {
  let world: World | undefined;
  afterAll(() => world?.close());

  test.each(rows)("$fault, at the $at: 0 lost, 0 doubled", { timeout: 45_000 }, async (row) => {
    world ??= await createWorld({ vendor: town, dialect });
    try {
      expect(await checkRow(row, { world, town, dialect })).toEqual(NOTHING);
    } catch (error) {
      await world.close();
      world = undefined;
      throw error;
    }
  });
}
