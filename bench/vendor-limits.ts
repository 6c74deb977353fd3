import { TOWN_VENDORS } from "../tests/vendors/all.ts";
import type { TownVendor } from "../tests/vendors/town-vendor.ts";
import { Broken, repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { checkNothingLostOrDoubled, isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";

/** Kommo's, per second. */
const KOMMO = 7;
const PER_KOMMO_CALL = 250;
/** Reads of deals and contacts, field writes and notes: one call per 250 of each. */
const KOMMO_KINDS = 4;
const HOUR_MS = 3_600_000;

/** A vendor's limit as it is published, and the fewest calls that its API lets a contract be sent with. */
interface Limit {
  readonly vendor: string;
  /** Deals where nobody says how many. */
  readonly deals: number;
  /** Calls of the vendor that one contract needs at the least. */
  readonly callsEach: number;
  /** Calls that count against the limit, of those. */
  readonly countedEach: number;
  /** Absent = none is published. */
  readonly window?: { readonly calls: number; readonly seconds: number };
  /** Makes the simulator keep to it. */
  readonly enforce?: (stand: Stand) => Promise<unknown>;
}

const LIMITS: readonly Limit[] = [
  // create, send
  { vendor: "contractbook", deals: 500, callsEach: 2, countedEach: 2 },
  // launch, ask for signatures; 40 writes of workflows a minute and company (asking counts apart: 50)
  {
    vendor: "ironclad",
    deals: 60,
    callsEach: 2,
    countedEach: 1,
    window: { calls: 40, seconds: 60 },
    enforce: ({ vendor }) => vendor.control("limits", { on: true }),
  },
  // create, publish; 2,000 calls in five minutes and token
  {
    vendor: "oneflow",
    deals: 150,
    callsEach: 2,
    countedEach: 2,
    window: { calls: 2_000, seconds: 300 },
    enforce: ({ vendor }) => vendor.control("setLimit", { requests: 2_000 }),
  },
  // create sends
  { vendor: "skribble", deals: 500, callsEach: 1, countedEach: 1 },
  // create, submit (creating can send at once, but then nobody could look first); 50 calls a minute
  {
    vendor: "zoho-sign",
    deals: 40,
    callsEach: 2,
    countedEach: 2,
    window: { calls: 50, seconds: 60 },
    enforce: ({ vendor }) => vendor.control("setLimits", { perMinute: 50 }),
  },
];

/**
 * Each with a service, a database and a Kommo account of its own. Those that wait most of the time do so side by side; the
 * others would keep the simulators, which are one process, from answering.
 */
export const vendorLimits: Benchmark = {
  name: "vendor-limits",
  promise:
    "deals moved at once under each vendor's published limit and Kommo's 7 calls/s, against the fewest calls and the shortest time that the limits allow; 0 calls refused",
  isOnOne: true,
  run: (context) => repeated(1, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  const quick: Reading[] = [];
  for (const limit of LIMITS.filter(({ window }) => window === undefined))
    quick.push(...(await one(context, limit)));
  const limited = LIMITS.filter(({ window }) => window !== undefined);
  const slow = await Promise.all(limited.map((limit) => one(context, limit)));
  return [...quick, ...slow.flat()];
}

async function one(context: BenchContext, limit: Limit): Promise<readonly Reading[]> {
  const deals = context.deals ?? limit.deals;
  context.say(`${deals} deals, ${limit.vendor}`);
  const stand = await createStand(context, {
    deals: deals + 1,
    town: atItsOwnPace(limit.vendor),
    requestsPerSecond: KOMMO,
    attach: false,
  });
  try {
    await limit.enforce?.(stand);
    // What is read once per process (templates, fields, tokens) has nothing to do with the many.
    const [first = 0] = stand.dealIds;
    await moveDeals(stand, [first]);
    await untilAll(stand, [first], isWrittenBack, { since: performance.now() });
    stand.sandbox.kommo.seen.clear();
    stand.vendor.seen.clear();
    const many = stand.dealIds.slice(1);
    const since = performance.now();
    await moveDeals(stand, many);
    const took = await untilAll(stand, many, isWrittenBack, { since, glanceMs: 50, patienceMs: HOUR_MS });
    await checkNothingLostOrDoubled(stand, stand.dealIds, { notes: 1, files: 0 });
    const { refused } = await stand.service.counts();
    context.say(`${limit.vendor}: ${JSON.stringify(stand.vendor.seen.counts)}`);
    return readings(limit, deals, { stand, tookS: Math.max(...took) / 1000, refused });
  } finally {
    await stand.close();
  }
}

function readings(
  limit: Limit,
  deals: number,
  { stand, tookS, refused }: { readonly stand: Stand; readonly tookS: number; readonly refused: number },
): readonly Reading[] {
  const who = `${limit.vendor}, ${deals} deals`;
  const calls = sum(stand.vendor.seen.counts);
  const kommoCalls = sum(stand.sandbox.kommo.seen.counts);
  const kommoLeast = KOMMO_KINDS * Math.ceil(deals / PER_KOMMO_CALL);
  const leastS = Math.max(leastSeconds(limit, deals), kommoLeast / KOMMO);
  return [
    {
      what: `${who}: calls of the vendor ÷ least (${limit.callsEach} each)`,
      value: calls / (limit.callsEach * deals),
      unit: "×",
    },
    { what: `${who}: calls of Kommo ÷ least (${kommoLeast})`, value: kommoCalls / kommoLeast, unit: "×" },
    { what: `${who}: until all are sent and written back`, value: tookS, unit: "s" },
    { what: `${who}: shortest time that the limits allow`, value: leastS, unit: "s" },
    { what: `${who}: calls refused (429)`, value: refused, unit: "", bound: { atMost: 0 } },
  ];
}

/** A full window at once, then another one whenever it has passed. */
function leastSeconds({ window, countedEach }: Limit, deals: number): number {
  if (window === undefined) return 0;
  return (Math.ceil((countedEach * deals) / window.calls) - 1) * window.seconds;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Tests have no time for a vendor's pace and switch it off: this is about that pace. */
function atItsOwnPace(id: string): TownVendor {
  const town = TOWN_VENDORS.find(({ provider }) => provider === id);
  if (town === undefined) throw new Broken(`There is no ${id} in the town.`);
  return {
    ...town,
    connection: (...args) => town.connection(...args).filter((line) => !line.startsWith("requestsPerSecond")),
  };
}
