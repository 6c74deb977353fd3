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
import { startLap } from "./stopwatch.ts";
import type { Lap } from "./stopwatch.ts";

const DEALS = 2_000;
/** So many of them are signed: PDFs take their time, and each costs the same. */
const SIGNED = 600;
const WARM_UP = 40;

/** Deals moved all at once, until each contract is sent and written back; then all signed at once. */
export const throughput: Benchmark = {
  name: "throughput",
  promise:
    "≥ 250 contracts/s on 2 cores that also run the simulators and the load; ≤ 4 ms CPU per contract (20 ms per call, no limits)",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  const documented = await measure(context, "documented");
  const brief = await measure(context, "brief");
  return [
    ...sentReadings(documented.sent, documented.transactions),
    ...signedReadings("signed → moved, without PDF", brief.signed),
    ...signedReadings("signed → moved, PDF archived + attached", documented.signed),
  ];
}

interface Measured {
  readonly sent: Lap;
  readonly signed: Lap;
  readonly transactions: number;
}

async function measure(context: BenchContext, dialect: "documented" | "brief"): Promise<Measured> {
  context.say(`${DEALS} deals, ${dialect} dialect`);
  const stand = await createStand(context, { deals: DEALS + WARM_UP, dialect });
  try {
    const files = dialect === "documented" ? 1 : 0;
    const warm = stand.dealIds.slice(DEALS);
    await sendAll(stand, warm);
    await signAll(stand, warm, files);
    const ids = stand.dealIds.slice(0, DEALS);
    const before = await stand.service.counts();
    const sent = await sendAll(stand, ids);
    const after = await stand.service.counts();
    await checkNothingLostOrDoubled(stand, ids, { notes: 1, files: 0 });
    const some = ids.slice(0, SIGNED);
    const signed = await signAll(stand, some, files);
    await checkNothingLostOrDoubled(stand, some, { notes: 2, files });
    return { sent, signed, transactions: after.transactions - before.transactions };
  } finally {
    await stand.close();
  }
}

async function sendAll(stand: Stand, ids: readonly number[]): Promise<Lap> {
  const stop = startLap(stand.service.pid, stand.databasePid);
  await moveDeals(stand, ids);
  await untilAll(stand, ids, isWrittenBack, { since: performance.now() });
  return stop();
}

async function signAll(stand: Stand, ids: readonly number[], files: number): Promise<Lap> {
  const wanted = new Set(ids);
  const pending = (await documentsOf(stand.vendor)).filter(({ dealId }) => wanted.has(dealId));
  const stop = startLap(stand.service.pid, stand.databasePid);
  for (const { id } of pending) await stand.vendor.control("signAll", { id });
  const isOver = (deal: DealSeen): boolean => isMovedOn(deal) && deal.files.length >= files;
  await untilAll(stand, ids, isOver, { since: performance.now() });
  return stop();
}

function sentReadings(lap: Lap, transactions: number): readonly Reading[] {
  return [
    { what: "sent and written back", value: perSecond(lap, DEALS), unit: "/s", bound: { atLeast: 250 } },
    {
      what: "CPU of the service per contract",
      value: lap.nodeCpuMs / DEALS,
      unit: "ms",
      bound: { atMost: 4 },
    },
    { what: "CPU of its database per contract", value: lap.databaseCpuMs / DEALS, unit: "ms" },
    {
      what: "contracts/s that a core of service and database carries",
      value: (DEALS * 1000) / (lap.nodeCpuMs + lap.databaseCpuMs),
      unit: "/s",
    },
    { what: "CPU of simulators and load per contract", value: lap.driverCpuMs / DEALS, unit: "ms" },
    { what: "commits per contract", value: transactions / DEALS, unit: "" },
    { what: "others on this machine meanwhile", value: lap.othersCores, unit: "cores" },
  ];
}

function signedReadings(what: string, lap: Lap): readonly Reading[] {
  return [
    { what, value: perSecond(lap, SIGNED), unit: "/s" },
    { what: `${what}: CPU of the service`, value: lap.nodeCpuMs / SIGNED, unit: "ms" },
    { what: `${what}: CPU of its database`, value: lap.databaseCpuMs / SIGNED, unit: "ms" },
    { what: `${what}: CPU of simulators and load`, value: lap.driverCpuMs / SIGNED, unit: "ms" },
  ];
}

function perSecond({ ms }: Lap, count: number): number {
  return (count * 1000) / ms;
}
