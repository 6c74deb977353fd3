import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openMachinesStand } from "./machines-stand.ts";
import type { Machine } from "./machine.ts";
import type { MachinesStand } from "./machines-stand.ts";
import { TOMORROW, writeProgramOfTomorrow } from "./program-of-tomorrow.ts";
import { DEALS, IS_ASKED, PATIENCE_MS } from "./scale.ts";

const PART = Math.ceil(DEALS / 5);
/** So long that whoever began one is killed before it is answered; short enough that nobody gives it up. */
const LONG_CALL_MS = 8_000;
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
    const second = await killAmidst(stand, victim, worker);
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
    const left = takenOver(worker) + takenOver(newWorker);
    if (IS_ASKED) await tell(stand, { all, lost, doubled, left, tookMs: performance.now() - began });
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect(left).toBeGreaterThan(0);
    expect([newWorker.isOver, newWeb.isOver]).toEqual([false, false]);
  },
);

/**
 * A worker is killed in the middle of walks that it has begun: the other one does nothing while more deals are won. Stopped in the middle
 * of a transaction it would keep everybody waiting: then it goes on, and is stopped once more.
 */
async function killAmidst(stand: MachinesStand, victim: Machine, other: Machine): Promise<readonly string[]> {
  stand.slowVendor(LONG_CALL_MS);
  const deals: string[] = [];
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until;) {
    other.freeze();
    const before = await underWay(stand);
    deals.push(...(await stand.win(deals.length === 0 ? PART : 1)));
    const hasBegun = await isMoreUnderWay(stand, before);
    if (hasBegun) await victim.kill();
    other.thaw();
    if (hasBegun) break;
  }
  stand.slowVendor(0);
  return deals;
}

/** Within two seconds. */
async function isMoreUnderWay(stand: MachinesStand, before: number): Promise<boolean> {
  for (let glances = 0; glances < 100; glances += 1) {
    if ((await underWay(stand)) > before) return true;
    await sleep(20);
  }
  return false;
}

/** Walks of a worker that fell silent, which this one has given to the living. */
function takenOver({ log }: Machine): number {
  const told = [...log.matchAll(/"looks":(\d+)[^\n]*fell silent/gu)];
  return told.reduce((sum, [, looks]) => sum + Number(looks), 0);
}

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
  /** Walks that the killed worker had begun. */
  readonly left: number;
  readonly tookMs: number;
}

async function tell(stand: MachinesStand, { all, lost, doubled, left, tookMs }: Ending): Promise<void> {
  const answers = Map.groupBy(stand.sandbox.kommo.hooks.log, ({ status }) => String(status));
  const hooks = [...answers].map(([status, calls]) => `${calls.length} × ${status}`).join(", ");
  const [contracts = "?", calls = "?", deliveries = "?"] = await Promise.all(
    ["contracts", "calls", "deliveries"].map((table) => perContract(stand, table, all.length)),
  );
  process.stdout.write(
    `${all.length} contracts in ${(tookMs / 1000).toFixed(0)} s: ${lost.length} lost, ${doubled.length} doubled; ` +
      `${left} walks were taken over from the killed worker; rows kept per contract: ${contracts} contracts, ${calls} calls, ` +
      `${deliveries} deliveries; of Kommo's last hooks were answered ${hooks}; load average ${loadavg()[0]?.toFixed(1)}\n`,
  );
}

/** `12.1 (16.0 KB)`: rows of a table, with their indexes. */
async function perContract(stand: MachinesStand, table: string, contracts: number): Promise<string> {
  const [row] = await stand.rows<{ count: string; bytes: string }>(
    `select count(*), pg_total_relation_size('countersign.${table}') as bytes from countersign.${table}`,
  );
  const [rows, bytes] = [Number(row?.count), Number(row?.bytes)].map((sum) => sum / contracts);
  return `${rows?.toFixed(1)} (${((bytes ?? 0) / 1024).toFixed(1)} KB)`;
}
