import { Broken, repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { createKnocker } from "./knock.ts";
import { createStand } from "./stand.ts";
import { percentile } from "./statistics.ts";

const DEALS = 500;

/** How long Kommo waits for its 200, at a steady pace and at full load; the looks that follow are walked beside it. */
export const hookAnswer: Benchmark = {
  name: "hook-answer",
  promise:
    "hook answered after durable commit: p99 ≤ 50 ms at 200 calls/s; never does work inside the request",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say("200 hooks/s for 10 s, then 20 connections for 5 s");
  const stand = await createStand(context, { deals: DEALS });
  const knocker = createKnocker(stand.kommoHookUrl, stand.dealIds);
  try {
    const warm = await knocker.atPace(100, 2);
    const steady = await knocker.atPace(200, 10);
    const full = await knocker.asFastAsPossible(20, 5);
    const { deliveries } = await stand.service.counts();
    const answered = warm.tookMs.length + steady.tookMs.length + full.tookMs.length;
    if (deliveries !== answered)
      throw new Broken(`${answered} hooks were answered 200, but ${deliveries} deliveries are stored.`);
    return [
      { what: "answer p50 at 200/s", value: percentile(steady.tookMs, 0.5), unit: "ms" },
      {
        what: "answer p99 at 200/s",
        value: percentile(steady.tookMs, 0.99),
        unit: "ms",
        bound: { atMost: 50 },
      },
      { what: "slowest answer at 200/s", value: percentile(steady.tookMs, 1), unit: "ms" },
      { what: "answers/s over 20 connections", value: full.perSecond, unit: "/s" },
      { what: "answer p99 at full load", value: percentile(full.tookMs, 0.99), unit: "ms" },
    ];
  } finally {
    await knocker.close();
    await stand.close();
  }
}
