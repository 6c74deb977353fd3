import { afterAll, expect, test } from "vitest";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { createWorld } from "../world.ts";
import type { World, WorldOptions } from "../world.ts";
import { checkRow, NOTHING } from "./check-row.ts";
import type { WorldRow } from "./world-row.ts";

/** Rows that share a world; one that failed leaves it, so that the others start clean. */
export function checkRows(rows: readonly WorldRow[], town: TownVendor, options: WorldOptions = {}): void {
  let world: World | undefined;
  afterAll(() => world?.close());

  test.each(rows)("$fault, at the $at: 0 lost, 0 doubled", { timeout: 45_000 }, async (row) => {
    world ??= await createWorld({ vendor: town, ...options });
    try {
      expect(await checkRow(row, { world, town })).toEqual(NOTHING);
    } catch (error) {
      await world.close();
      world = undefined;
      throw error;
    }
  });
}
