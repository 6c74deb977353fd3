import { Broken, repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { checkNothingLostOrDoubled, isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";

const DEALS = 500;
const PER_CALL = 250;
/** Deals, contacts, fields, notes: one call per 250 of each. */
const LEAST = 4 * Math.ceil(DEALS / PER_CALL);

/** 500 deals at once under Kommo's limit: how few calls does it take? */
export const burst500: Benchmark = {
  name: "burst-500",
  promise:
    "500 deals moved at once under Kommo's 7 requests/s: ≤ 2 × the least possible number of Kommo calls (250 per call)",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${DEALS} deals at 7 requests/s`);
  const stand = await createStand(context, { deals: DEALS, requestsPerSecond: 7 });
  try {
    // What is read once per process (fields, pipelines, who we are) has nothing to do with the 500.
    const [first = 0] = stand.dealIds;
    await moveDeals(stand, [first]);
    await untilAll(stand, [first], isWrittenBack, { since: performance.now() });
    const rest = stand.dealIds.slice(1);
    stand.sandbox.kommo.seen.clear();
    const since = performance.now();
    await moveDeals(stand, rest);
    const took = await untilAll(stand, rest, isWrittenBack, { since });
    const counts = stand.sandbox.kommo.seen.counts;
    await checkNothingLostOrDoubled(stand, stand.dealIds, { notes: 1, files: 0 });
    const refused = violationsOf(stand);
    if (refused > 0) throw new Broken(`Kommo answered ${refused} calls with 429.`);
    return readings(counts, Math.max(...took));
  } finally {
    await stand.close();
  }
}

function readings(counts: Readonly<Record<string, number>>, tookMs: number): readonly Reading[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kinds = [
    ["reads of deals", /^GET .*\/leads(?:\/\{id\})?$/u],
    ["reads of contacts", /^GET .*\/contacts(?:\/\{id\})?$/u],
    ["reads of companies", /^GET .*\/companies(?:\/\{id\})?$/u],
    ["field writes", /^PATCH .*\/leads/u],
    ["notes", /^POST .*\/notes$/u],
  ] as const;
  const byKind = kinds.map(([what, pattern]): Reading => {
    const calls = Object.entries(counts).filter(([route]) => pattern.test(route));
    return { what, value: calls.reduce((sum, [, count]) => sum + count, 0), unit: "calls" };
  });
  const known = byKind.reduce((sum, { value }) => sum + value, 0);
  return [
    ...byKind,
    { what: "other", value: total - known, unit: "calls" },
    {
      what: `all, against the least possible (${LEAST})`,
      value: total / LEAST,
      unit: "×",
      bound: { atMost: 2 },
    },
    { what: "until all are sent and written back", value: tookMs / 1000, unit: "s" },
  ];
}

function violationsOf({ sandbox }: Stand): number {
  const state = sandbox.kommo.state();
  const known = typeof state === "object" && state !== null && "violations" in state;
  return known ? Number(state.violations) : Number.NaN;
}
