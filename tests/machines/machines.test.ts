import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openMachinesStand } from "./machines-stand.ts";
import { TOMORROW, writeProgramOfTomorrow } from "./program-of-tomorrow.ts";
import { DEALS, PATIENCE_MS } from "./scale.ts";

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

    const first = await stand.win(PART);
    while ((await stand.sign(first)) < PART / 4) await sleep(20);
    await victim.kill();

    const second = await stand.win(PART);
    while ((await stand.sign(second)) < PART / 4) await sleep(20);
    await stand.restartDatabase(500);

    // tomorrow's program brings the schema up to date while today's two go on with their statements
    const third = await stand.win(PART);
    while ((await stand.sign(third)) < PART / 4) await sleep(20);
    const newWorker = await stand.start("worker", tomorrow);
    const steps = await stand.rows<{ name: string }>("select name from countersign.migrations");
    expect(steps.map(({ name }) => name)).toContain(TOMORROW);
    const before = worker.log.length;
    const together = await stand.win(PART);
    while ((await stand.sign(together)) < PART / 2) await sleep(20);
    const newWeb = await stand.start("web", tomorrow);
    expect(await Promise.all([web.end(), worker.end()])).toEqual([0, 0]);
    stand.door.behind.delete(web.url);
    expect(worker.log.slice(before)).not.toMatch(OUTDATED);
    expect(web.log).not.toMatch(OUTDATED);

    const last = await stand.win(PART);
    const result = await stand.settle([...first, ...second, ...third, ...together, ...last], PATIENCE_MS);
    expect({ lost: result.lost, doubled: result.doubled }).toEqual({ lost: [], doubled: [] });
    expect([newWorker.isOver, newWeb.isOver]).toEqual([false, false]);
  },
);
