import { createBareChain } from "./bare-chain.ts";
import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import {
  checkNothingLostOrDoubled,
  documentsOf,
  isMovedOn,
  isWrittenBack,
  moveDeals,
  untilAll,
} from "./deals.ts";
import type { DealSeen } from "./deals.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";
import { median, percentile } from "./statistics.ts";

const TIMES = 50;
const WARM_UP = 10;

/** One deal at a time, in turn with the bare chain, so that both meet the same noise. */
export const chain: Benchmark = {
  name: "chain",
  promise:
    "stage change → contract sent and deal written back, and signed → deal moved, 20 ms per call: no slower than the bare chain of the same calls + 30 ms p50",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${TIMES} deals one at a time, in turn with the bare chain`);
  const stand = await createStand(context, { deals: 2 * (TIMES + WARM_UP), attach: false });
  try {
    const bare = await createBareChain(stand);
    const ours = stand.dealIds.slice(0, TIMES + WARM_UP);
    const theirs = stand.dealIds.slice(TIMES + WARM_UP);
    const sent: Turn[] = [];
    const signed: Turn[] = [];
    for (const [at, id] of ours.entries()) {
      const other = theirs[at] ?? 0;
      const { ms, id: contract } = await bare.run(other);
      sent.push({ bareMs: ms, oursMs: await timed(stand, id, isWrittenBack, () => moveDeals(stand, [id])) });
      await stand.vendor.control("signAll", { id: contract });
      const bareMs = await bare.moveOn(other, contract);
      const own = (await documentsOf(stand.vendor)).find(({ dealId }) => dealId === id);
      const sign = () => stand.vendor.control("signAll", { id: own?.id });
      signed.push({ bareMs, oursMs: await timed(stand, id, isMovedOn, sign) });
    }
    await checkNothingLostOrDoubled(stand, ours, { notes: 2, files: 0 });
    return [
      ...readings("stage change → written back", sent.slice(WARM_UP), { bound: { atMost: 30 } }),
      ...readings("signed → moved and noted, PDF afterwards", signed.slice(WARM_UP)),
      await pdfFirst(context),
    ];
  } finally {
    await stand.close();
  }
}

/** As a playbook is without a word: the vendor's PDF is not ready at once, and the deal waits for it. */
async function pdfFirst(context: BenchContext): Promise<Reading> {
  const stand = await createStand(context, { deals: WARM_UP, attach: false, archiveFirst: true });
  const took: number[] = [];
  try {
    for (const id of stand.dealIds) {
      await timed(stand, id, isWrittenBack, () => moveDeals(stand, [id]));
      const own = (await documentsOf(stand.vendor)).find(({ dealId }) => dealId === id);
      took.push(await timed(stand, id, isMovedOn, () => stand.vendor.control("signAll", { id: own?.id })));
    }
    return {
      what: "signed → PDF archived, then moved (the default; the PDF is not ready when first asked for): p50",
      value: median(took),
      unit: "ms",
    };
  } finally {
    await stand.close();
  }
}

/** How long the same took both. */
interface Turn {
  readonly bareMs: number;
  readonly oursMs: number;
}

async function timed(
  stand: Stand,
  id: number,
  isThere: (deal: DealSeen) => boolean,
  begin: () => Promise<unknown>,
): Promise<number> {
  const since = performance.now();
  await begin();
  const [ms = 0] = await untilAll(stand, [id], isThere, { since, glanceMs: 1 });
  return ms;
}

function readings(
  what: string,
  turns: readonly Turn[],
  held: Pick<Reading, "bound"> = {},
): readonly Reading[] {
  const bare = turns.map(({ bareMs }) => bareMs);
  const ours = turns.map(({ oursMs }) => oursMs);
  const more = median(ours) - median(bare);
  return [
    { what: `${what}: bare chain p50`, value: median(bare), unit: "ms" },
    { what: `${what}: bare chain p95`, value: percentile(bare, 0.95), unit: "ms" },
    { what: `${what}: p50`, value: median(ours), unit: "ms" },
    { what: `${what}: p95`, value: percentile(ours, 0.95), unit: "ms" },
    { what: `${what}: more than the bare chain, p50`, value: more, unit: "ms", ...held },
  ];
}
