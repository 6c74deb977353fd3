import { setTimeout as sleep } from "node:timers/promises";
import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import { usageOf } from "./process-usage.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";
import { startLap } from "./stopwatch.ts";

const WAITING = 100_000;
const IDLE_MS = 10_000;
const CALM_MS = 3_000;
const MB = 2 ** 20;

/** What the service costs while nothing happens: without contracts, and with many that wait for their signers. */
export const footprint: Benchmark = {
  name: "footprint",
  promise: "contracts waiting for weeks are rows only: idle CPU ≈ 0, memory flat",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`start, 10 s idle, ${WAITING} open contracts, 10 s idle`);
  const stand = await createStand(context, { deals: 1 });
  try {
    const first = stand.service;
    const empty = await idle(stand, "with 0 open contracts");
    await moveDeals(stand, stand.dealIds);
    await untilAll(stand, stand.dealIds, isWrittenBack, { since: performance.now() });
    await stand.service.openContracts(WAITING);
    const full = await idle(stand, `with ${WAITING} open contracts`);
    const second = await stand.restart();
    const again = await idle(stand, `with ${WAITING} open contracts, started again`);
    return [
      { what: "start to ready, first time (new database)", value: first.readyMs, unit: "ms" },
      { what: "start to ready, again", value: second.readyMs, unit: "ms" },
      ...empty,
      ...full,
      ...again,
    ];
  } finally {
    await stand.close();
  }
}

async function idle({ service, databasePid }: Stand, when: string): Promise<readonly Reading[]> {
  await sleep(CALM_MS); // what the start or the contracts brought about is over
  const stop = startLap(service.pid, databasePid);
  await sleep(IDLE_MS);
  const { ms, nodeCpuMs, databaseCpuMs } = stop();
  const usage = usageOf(service.pid);
  const database = databasePid === undefined ? undefined : usageOf(databasePid);
  const databaseBytes =
    database === undefined ? usage?.childrenBytes : database.ownBytes + database.childrenBytes;
  return [
    { what: `CPU of the service ${when}`, value: (nodeCpuMs / ms) * 100, unit: "% of a core" },
    { what: `CPU of its database ${when}`, value: (databaseCpuMs / ms) * 100, unit: "% of a core" },
    { what: `memory of the service ${when}`, value: (usage?.ownBytes ?? Number.NaN) / MB, unit: "MB" },
    { what: `memory of its database ${when}`, value: (databaseBytes ?? Number.NaN) / MB, unit: "MB" },
  ];
}
