import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { checkNothingLostOrDoubled, isWrittenBack, moveDeals, readDeal, untilAll } from "./deals.ts";
import { openShared } from "./open-shared.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";
import { setTimeout as sleep } from "node:timers/promises";

const DEALS = 1_500;
const KILL_AFTER = 200;

/** Two processes share the work; one is killed in the middle of it. */
export const takeover: Benchmark = {
  name: "takeover",
  promise:
    "several workers on one PostgreSQL: a dead worker's contracts resume elsewhere within a minute; 0 lost, 0 sent twice, 0 notes doubled",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${DEALS} deals, two processes, one is killed`);
  const database = await openShared(context);
  const stand = await createStand(context, { deals: DEALS }, database.url);
  try {
    const victim = await stand.startWorker();
    await moveDeals(stand, stand.dealIds);
    await untilSome(stand);
    const killed = performance.now();
    await victim.kill();
    const doneMs = await untilAll(stand, stand.dealIds, isWrittenBack, { since: killed });
    await checkNothingLostOrDoubled(stand, stand.dealIds, { notes: 1, files: 0 });
    return [
      {
        what: "kill → the dead one's last contract written back",
        value: Math.max(...doneMs) / 1000,
        unit: "s",
        bound: { atMost: 60 },
      },
      { what: "contracts lost, doubled, or with two notes", value: 0, unit: "", bound: { atMost: 0 } },
    ];
  } finally {
    await stand.close();
    await database.close();
  }
}

/** Some are done, more are under way in both processes. */
async function untilSome(stand: Stand): Promise<void> {
  for (;;) {
    const deals = await Promise.all(stand.dealIds.map((id) => readDeal(stand.sandbox, id)));
    if (deals.filter(isWrittenBack).length >= KILL_AFTER) return;
    await sleep(100);
  }
}
