import { createBareChain } from "./bare-chain.ts";
import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { checkNothingLostOrDoubled, isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import { createStand } from "./stand.ts";
import { median, percentile } from "./statistics.ts";

const TIMES = 50;
const WARM_UP = 10;

/** One deal at a time, in turn with the bare chain, so that both meet the same noise. */
export const chain: Benchmark = {
  name: "chain",
  promise:
    "stage change → contract sent and deal written back, 20 ms per call: no slower than the bare chain of the six calls + 30 ms p50",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${TIMES} deals one at a time, in turn with the bare chain`);
  const stand = await createStand(context, { deals: 2 * (TIMES + WARM_UP) });
  try {
    const bare = await createBareChain(stand);
    const ours = stand.dealIds.slice(0, TIMES + WARM_UP);
    const theirs = stand.dealIds.slice(TIMES + WARM_UP);
    const bareMs: number[] = [];
    const oursMs: number[] = [];
    for (const [at, id] of ours.entries()) {
      bareMs.push(await bare.run(theirs[at] ?? 0));
      const since = performance.now();
      await moveDeals(stand, [id]);
      oursMs.push(...(await untilAll(stand, [id], isWrittenBack, { since, glanceMs: 1 })));
    }
    await checkNothingLostOrDoubled(stand, ours, { notes: 1, files: 0 });
    return readings(bareMs.slice(WARM_UP), oursMs.slice(WARM_UP));
  } finally {
    await stand.close();
  }
}

function readings(bareMs: readonly number[], oursMs: readonly number[]): readonly Reading[] {
  const more = median(oursMs) - median(bareMs);
  return [
    { what: "bare chain p50", value: median(bareMs), unit: "ms" },
    { what: "bare chain p95", value: percentile(bareMs, 0.95), unit: "ms" },
    { what: "stage change → written back p50", value: median(oursMs), unit: "ms" },
    { what: "stage change → written back p95", value: percentile(oursMs, 0.95), unit: "ms" },
    { what: "more than the bare chain, p50", value: more, unit: "ms", bound: { atMost: 30 } },
  ];
}
