import { setTimeout as sleep } from "node:timers/promises";
import { tally } from "../tests/faults/tally.ts";
import type { Tally } from "../tests/faults/tally.ts";
import { CONTRACTBOOK } from "../tests/vendors/contractbook.ts";
import { createArticlesStand } from "./articles-stand.ts";
import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { documentsOf, isWrittenBack, moveDeals, readDeal } from "./deals.ts";
import type { Place } from "./deals.ts";
import { createStand } from "./stand.ts";

const DEALS = 200;
const AWAY_MS = 1_000;
const CALM_MS = 5_000;
const PATIENCE_MS = 120_000;
const GLANCE_MS = 250;

/** What gets lost and doubled, by the articles' handler and by ours, under the same trouble. */
export const articlesFaults: Benchmark = {
  name: "articles-faults",
  promise: `${DEALS} deals moved and signed, counted at the simulators: as one mass move without any fault; one by one while every twentieth call fails before its effect, every twentieth loses its answer after it, and the process is killed once; and the same while every hook comes twice`,
  isOnOne: true,
  run: (context) => repeated(1, () => once(context)),
};

/** Somebody whom trouble meets. */
interface Victim extends Place {
  readonly dealIds: readonly number[];
  crash(awayMs: number): Promise<void>;
  close(): Promise<void>;
}

const VICTIMS: readonly {
  readonly who: string;
  readonly open: (context: BenchContext) => Promise<Victim>;
  /** What we promise of it. */
  readonly isOurs?: true;
}[] = [
  { who: "articles' handler", open: () => createArticlesStand({ deals: DEALS }) },
  { who: "ours, same API", open: (context) => openOurs(context, "brief") },
  { who: "ours, documented API", open: (context) => openOurs(context, "documented"), isOurs: true },
];

function openOurs(context: BenchContext, dialect: "documented" | "brief"): Promise<Victim> {
  return createStand(context, { deals: DEALS, dialect, attach: false });
}

async function once(context: BenchContext): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (const { who, open, isOurs = false } of VICTIMS) {
    for (const [trouble, move] of TROUBLES) {
      context.say(`${DEALS} deals, ${who}, ${trouble}`);
      const victim = await open(context);
      try {
        await move(victim);
        readings.push(...readingsOf(`${trouble}, ${who}`, await settled(victim), isOurs));
      } finally {
        await victim.close();
      }
    }
  }
  return readings;
}

async function massMove(victim: Victim): Promise<void> {
  await moveDeals(victim, victim.dealIds);
}

async function failing(victim: Victim): Promise<void> {
  for (const side of [victim.sandbox.kommo, victim.vendor]) {
    side.fault({ kind: "500", every: 20 });
    side.fault({ kind: "lost", every: 20 });
  }
  for (const id of victim.dealIds) await moveDeals(victim, [id]);
  while ((await countWrittenBack(victim)) < DEALS / 4) await sleep(GLANCE_MS);
  await victim.crash(AWAY_MS);
}

async function failingTwice(victim: Victim): Promise<void> {
  for (const side of [victim.sandbox.kommo, victim.vendor]) side.hookFault({ kind: "twice", every: 1 });
  await failing(victim);
}

const TROUBLES: readonly (readonly [trouble: string, move: (victim: Victim) => Promise<void>])[] = [
  ["mass move", massMove],
  ["failing calls, killed", failing],
  ["failing calls, killed, hooks doubled", failingTwice],
];

async function countWrittenBack(victim: Victim): Promise<number> {
  const deals = await Promise.all(victim.dealIds.map((id) => readDeal(victim.sandbox, id)));
  return deals.filter(isWrittenBack).length;
}

interface Settled extends Tally {
  readonly tookMs: number;
}

/** Signs what is out until nothing is missing, or until nothing has happened for a while. */
async function settled(victim: Victim): Promise<Settled> {
  const started = performance.now();
  const ids = victim.dealIds.map(String);
  const at = { sandbox: victim.sandbox, vendor: victim.vendor, town: CONTRACTBOOK, hasCopy: false };
  let last = "";
  let changedAt = started;
  for (;;) {
    await signAll(victim);
    const found = await tally(at, ids);
    const now = performance.now();
    const seen = JSON.stringify(found);
    if (seen !== last) changedAt = now;
    last = seen;
    const isStuck = now - changedAt > patienceOf(victim);
    if (found.lost.length === 0 || isStuck || now - started > PATIENCE_MS) {
      await sleep(CALM_MS);
      return { ...(await tally(at, ids)), tookMs: changedAt - started };
    }
    await sleep(GLANCE_MS);
  }
}

/** The handler has nothing that would come back later, once Kommo has stopped knocking. */
function patienceOf({ service }: Victim): number {
  return service === undefined ? 30_000 : PATIENCE_MS;
}

async function signAll({ vendor }: Victim): Promise<void> {
  for (const { id, state } of await documentsOf(vendor))
    if (state === "pending" || state === "sent") await vendor.control("signAll", { id });
}

function readingsOf(what: string, { lost, doubled, tookMs }: Settled, isOurs: boolean): readonly Reading[] {
  const bound = isOurs ? { bound: { atMost: 0 } } : {};
  const contracts = doubled.filter((sentence) => /contracts|sends/u.test(sentence));
  return [
    { what: `${what}: deals with something lost`, value: dealsOf(lost), unit: "", ...bound },
    { what: `${what}: deals with something doubled`, value: dealsOf(doubled), unit: "", ...bound },
    { what: `${what}: of them with more than one contract`, value: dealsOf(contracts), unit: "", ...bound },
    { what: `${what}: until nothing changed any more`, value: tookMs / 1000, unit: "s" },
  ];
}

/** Each sentence begins with the deal that it is about. */
function dealsOf(sentences: readonly string[]): number {
  return new Set(sentences.map((sentence) => sentence.split(":", 1).join(""))).size;
}
