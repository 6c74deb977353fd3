import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { checkNothingLostOrDoubled, isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import { openShared } from "./open-shared.ts";
import type { Service } from "./service-process.ts";
import { createStand } from "./stand.ts";

const DEALS = 2_000;
/** At a slow vendor a process waits more than it works, so that one alone does not use up the machine. */
const VENDOR_MS = 2_000;
const PATIENCE_MS = 240_000;

/** The same work by one process, and by a door with one, two and four workers behind it, on one database. */
export const workers: Benchmark = {
  name: "workers",
  promise: `several workers on one PostgreSQL: throughput grows with workers (${VENDOR_MS / 1000} s per vendor call, no limits)`,
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  const alone = await perSecond(context, 0);
  const one = await perSecond(context, 1);
  const two = await perSecond(context, 2);
  const four = await perSecond(context, 4);
  return [
    { what: "one process that does everything", value: alone, unit: "/s" },
    { what: "web and one worker", value: one, unit: "/s" },
    { what: "web and two workers", value: two, unit: "/s" },
    { what: "web and four workers", value: four, unit: "/s" },
    { what: "two workers against one", value: two / one, unit: "×", bound: { atLeast: 1.2 } },
    { what: "four workers against one", value: four / one, unit: "×" },
  ];
}

async function perSecond(context: BenchContext, workersBehind: number): Promise<number> {
  context.say(
    `${DEALS} deals, ${workersBehind === 0 ? "one process" : `web and ${workersBehind} of workers`}`,
  );
  const database = await openShared(context);
  const stand = await createStand(context, { deals: DEALS, doorWorks: workersBehind === 0 }, database.url);
  const helpers: Service[] = [];
  try {
    while (helpers.length < workersBehind) helpers.push(await stand.startWorker());
    stand.vendor.fault({ kind: "slow", delayMs: VENDOR_MS, every: 1 });
    const since = performance.now();
    await moveDeals(stand, stand.dealIds);
    const took = await untilAll(stand, stand.dealIds, isWrittenBack, { since, patienceMs: PATIENCE_MS });
    await checkNothingLostOrDoubled(stand, stand.dealIds, { notes: 1, files: 0 });
    return (DEALS * 1000) / Math.max(...took);
  } finally {
    await Promise.all(helpers.map((helper) => helper.stop()));
    await stand.close();
    await database.close();
  }
}
