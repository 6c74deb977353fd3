import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openMachinesStand } from "./machines-stand.ts";
import type { MachinesStand } from "./machines-stand.ts";
import { TOMORROW, writeProgramOfTomorrow } from "./program-of-tomorrow.ts";
import { DEALS, IS_ASKED, PATIENCE_MS } from "./scale.ts";

const PART = Math.ceil(DEALS / 5);
/** What PostgreSQL tells a program whose statements do not fit the schema any more. */
const OUTDATED = /does not exist|cached plan|violates not-null|has no column/u;

test(
  `web and two workers while ${5 * PART} contracts flow: one is killed, the database restarts, the program is upgraded`,
  { timeout: 120_000 + 2 * PATIENCE_MS },
  async () => {
    const stand = await openMachinesStand({ canRestart: true });
    onTestFinished(() => stand.close());
    const tomorrow = join(stand.directory, "tomorrow");
    await writeProgramOfTomorrow(tomorrow);
    const web = await stand.start("web");
    const victim = await stand.start("worker");
    const worker = await stand.start("worker");
    const began = performance.now();

    const first = await stand.win(PART);
    await stand.signUntil(first, PART / 4);
    const left = await underWay(stand);
    await victim.kill();

    const second = await stand.win(PART);
    await stand.signUntil(second, PART / 4);
    await stand.restartDatabase(500);

    // tomorrow's program brings the schema up to date while today's two go on with their statements
    const third = await stand.win(PART);
    await stand.signUntil(third, PART / 4);
    const newWorker = await stand.start("worker", tomorrow);
    const steps = await stand.rows<{ name: string }>("select name from countersign.migrations");
    expect(steps.map(({ name }) => name)).toContain(TOMORROW);
    const before = worker.log.length;
    const together = await stand.win(PART);
    await stand.signUntil(together, PART / 2);
    const newWeb = await stand.start("web", tomorrow);
    expect(await Promise.all([web.end(), worker.end()])).toEqual([0, 0]);
    stand.door.behind.delete(web.url);
    expect(worker.log.slice(before)).not.toMatch(OUTDATED);
    expect(web.log).not.toMatch(OUTDATED);

    const last = await stand.win(PART);
    const all = [...first, ...second, ...third, ...together, ...last];
    const { lost, doubled } = await stand.settle(all, PATIENCE_MS);
    if (IS_ASKED) await tell(stand, { all, lost, doubled, left, tookMs: performance.now() - began });
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect([newWorker.isOver, newWeb.isOver]).toEqual([false, false]);
  },
);

/** Walks that run at this moment. */
async function underWay(stand: MachinesStand): Promise<number> {
  const [row] = await stand.rows<{ count: string }>(
    "select count(*) from countersign_jobs.job where name = 'look' and state = 'active'",
  );
  return Number(row?.count);
}

interface Ending {
  readonly all: readonly string[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Walks that ran when a worker was killed. */
  readonly left: number;
  readonly tookMs: number;
}

async function tell(stand: MachinesStand, { all, lost, doubled, left, tookMs }: Ending): Promise<void> {
  const answers = Map.groupBy(stand.sandbox.kommo.hooks.log, ({ status }) => String(status));
  const hooks = [...answers].map(([status, calls]) => `${calls.length} × ${status}`).join(", ");
  const [kept] = await stand.rows<{ count: string }>("select count(*) from countersign.contracts");
  process.stdout.write(
    `${all.length} contracts in ${(tookMs / 1000).toFixed(0)} s: ${lost.length} lost, ${doubled.length} doubled (${kept?.count} rows); ` +
      `${left} walks ran when the worker was killed; of Kommo's last hooks were answered ${hooks}\n`,
  );
}
