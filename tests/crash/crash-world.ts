import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished, vi } from "vitest";
import { createWorld } from "../world.ts";
import type { World, WorldOptions } from "../world.ts";
import { createPower } from "./power.ts";
import type { Power } from "./power.ts";

/** A world whose process dies where it is told to, and is started again. */
export interface CrashWorld {
  readonly world: World;
  /** The switch of the process that runs now. */
  readonly power: Power;
  /** Does it; when the power goes meanwhile, a new process takes over on the same database. `true` = it went. */
  surviving(act: () => Promise<unknown>): Promise<boolean>;
}

/** Opens a world with a switch between its process and the database; it ends with the test. */
export async function openCrashWorld(options: WorldOptions): Promise<CrashWorld> {
  // a vendor repeats a hook that found us dead soon enough for a test
  const world = await createWorld({ ...options, sandbox: { hookSpeed: 2_000, ...options.sandbox } });
  onTestFinished(() => world.close());
  const real = world.database.database;
  let power = createPower(real);
  await world.restart({ database: power.database });

  async function reborn(): Promise<void> {
    await quiet(world);
    // its server lets go of the port; whatever else hangs on the dead database is left behind
    world.down().catch(() => undefined);
    power = createPower(real);
    await vi.waitFor(() => world.up({ database: power.database }), { timeout: 10_000, interval: 10 });
  }

  return {
    world,
    get power() {
      return power;
    },
    async surviving(act) {
      const { gone } = power;
      const acting = act();
      acting.catch(() => undefined);
      await Promise.race([acting, gone]).catch((error: unknown) => {
        if (!power.isCut) throw error;
      });
      if (!power.isCut) return false;
      await reborn();
      return true;
    },
  };
}

/** Calls that were on their way when the power went have arrived: their process can do no more. */
async function quiet({ sandbox, vendor }: World): Promise<void> {
  const calls = () =>
    [sandbox.kommo, vendor].flatMap(({ seen }) => Object.values(seen.counts)).reduce((sum, n) => sum + n, 0);
  for (let before = -1, steady = 0; steady < 3;) {
    await wait(10);
    steady = calls() === before ? steady + 1 : 0;
    before = calls();
  }
}
