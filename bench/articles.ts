import { createArticlesStand } from "./articles-stand.ts";
import type { ArticlesStand } from "./articles-stand.ts";
import { createBareChain } from "./bare-chain.ts";
import type { BareChain } from "./bare-chain.ts";
import { Broken, repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { checkNothingLostOrDoubled, isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import type { Place } from "./deals.ts";
import { inLanes } from "../src/app/in-lanes.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";
import { median } from "./statistics.ts";
import { startLap } from "./stopwatch.ts";

const WARM_UP = 10;
const TIMES = 30;
const MANY = 600;
/** So many hooks, or chains, are under way at once, always. */
const LANES = 64;

/** Ours beside the articles' own design and beside the bare calls, in turn on the same simulators. */
export const articles: Benchmark = {
  name: "articles",
  promise:
    "the articles' design (all calls inside the request, nothing kept), the bare chain of the six calls as the physical limit, and ours: 20 ms per call, no limits, no faults",
  run: (context) => repeated(context.runs, () => once(context)),
};

interface Three {
  readonly stand: Stand;
  readonly theirs: ArticlesStand;
  readonly bare: BareChain;
  /** Deals for ours and theirs, and others for the bare chain, which shares our town. */
  readonly ids: readonly number[];
  readonly bareIds: readonly number[];
}

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${TIMES} deals one at a time, then ${MANY} at once, by each of the three in turn`);
  const each = WARM_UP + TIMES + MANY;
  const stand = await createStand(context, { deals: 2 * each });
  const theirs = await createArticlesStand({ deals: each });
  try {
    const bare = await createBareChain(stand);
    const three = {
      stand,
      theirs,
      bare,
      ids: stand.dealIds.slice(0, each),
      bareIds: stand.dealIds.slice(each),
    };
    const readings = [...(await latencies(three)), ...(await throughputs(three))];
    await checkNothingLostOrDoubled(stand, three.ids, { notes: 1, files: 0 });
    await checkNothingLostOrDoubled(theirs, three.ids, { notes: 1, files: 0 });
    return readings;
  } finally {
    await theirs.close();
    await stand.close();
  }
}

async function latencies({ stand, theirs, bare, ids, bareIds }: Three): Promise<readonly Reading[]> {
  const took = { bare: numbers(), theirs: numbers(), ours: numbers() };
  for (let at = 0; at < WARM_UP + TIMES; at += 1) {
    took.bare.push((await bare.run(bareIds[at] ?? 0)).ms);
    took.theirs.push(await stageToWrittenBack(theirs, ids[at] ?? 0));
    took.ours.push(await stageToWrittenBack(stand, ids[at] ?? 0));
  }
  const [limit, handler, ours] = [p50(took.bare), p50(took.theirs), p50(took.ours)];
  return [
    { what: "one deal, bare chain p50", value: limit, unit: "ms" },
    { what: "one deal, articles' handler p50", value: handler, unit: "ms" },
    { what: "one deal, ours p50", value: ours, unit: "ms" },
    { what: "one deal, ours ÷ bare chain", value: ours / limit, unit: "×" },
    { what: "one deal, ours ÷ articles' handler", value: ours / handler, unit: "×" },
  ];
}

function numbers(): number[] {
  return [];
}

function p50(values: readonly number[]): number {
  return median(values.slice(WARM_UP));
}

async function stageToWrittenBack(place: Place, id: number): Promise<number> {
  const since = performance.now();
  await moveDeals(place, [id]);
  const [took = Number.NaN] = await untilAll(place, [id], isWrittenBack, { since, glanceMs: 1 });
  return took;
}

/** The handler is fed by hand, {@link LANES} hooks at a time: Kommo's own patience would end before it is done. */
async function throughputs({ stand, theirs, bare, ids, bareIds }: Three): Promise<readonly Reading[]> {
  const from = WARM_UP + TIMES;
  const bareMs = await timed(() =>
    inLanes(bareIds.slice(from), LANES, async (id) => void (await bare.run(id))),
  );
  const stopTheirs = startLap(theirs.pid);
  const handlerMs = await timed(() => inLanes(ids.slice(from), LANES, (id) => knock(theirs, id)));
  const { nodeCpuMs: handlerCpuMs } = stopTheirs();
  const many = ids.slice(from);
  const stopOurs = startLap(stand.service.pid, stand.databasePid);
  const oursMs = await timed(async () => {
    await moveDeals(stand, many);
    await untilAll(stand, many, isWrittenBack, { since: performance.now() });
  });
  const ours = stopOurs();
  const perSecond = (ms: number): number => (MANY * 1000) / ms;
  return [
    { what: `${MANY} deals, bare chains, ${LANES} at a time`, value: perSecond(bareMs), unit: "/s" },
    { what: `${MANY} deals, articles' handler, ${LANES} at a time`, value: perSecond(handlerMs), unit: "/s" },
    { what: `${MANY} deals at once, ours`, value: perSecond(oursMs), unit: "/s" },
    { what: `${MANY} deals, ours ÷ bare chains`, value: bareMs / oursMs, unit: "×" },
    { what: `${MANY} deals, ours ÷ articles' handler`, value: handlerMs / oursMs, unit: "×" },
    { what: "CPU per contract, articles' handler", value: handlerCpuMs / MANY, unit: "ms" },
    { what: "CPU per contract, ours", value: ours.nodeCpuMs / MANY, unit: "ms" },
    { what: "CPU per contract, our database", value: ours.databaseCpuMs / MANY, unit: "ms" },
  ];
}

async function knock(theirs: ArticlesStand, id: number): Promise<void> {
  const answer = await fetch(theirs.kommoHookUrl, { method: "POST", body: theirs.hookAbout(id) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Broken(`The articles' handler answered ${answer.status}.`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
