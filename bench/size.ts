import * as pg from "pg";
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
import { openShared } from "./open-shared.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";
import { startLap } from "./stopwatch.ts";
import type { Lap } from "./stopwatch.ts";

const DEALS = 300;
const WARM_UP = 20;
/** The first three for good, the others until the retention's days are over. */
const TABLES = ["contracts", "catalogue", "trail", "deliveries", "calls"] as const;

interface TableSize {
  readonly name: string;
  readonly rows: number;
  readonly heap: number;
  readonly indexes: number;
}

/** What the database did so far. */
interface Work {
  readonly commits: number;
  readonly walBytes: number;
}

/** What one contract costs, from the stage to the signed PDF on the deal. */
export const size: Benchmark = {
  name: "size",
  promise:
    "what one contract costs, from the stage to the signed PDF on the deal (one signer, documented Contractbook)",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${DEALS} deals, sent and signed`);
  const database = await openShared(context);
  const stand = await createStand(context, { deals: DEALS + WARM_UP }, database.url);
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    await fromStageToPdf(stand, stand.dealIds.slice(DEALS));
    const before = await sizes(client);
    const workBefore = await workOf(client);
    stand.sandbox.kommo.seen.clear();
    stand.vendor.seen.clear();
    const stop = startLap(stand.service.pid, database.pid);
    const ids = stand.dealIds.slice(0, DEALS);
    await fromStageToPdf(stand, ids);
    const lap = stop();
    const work = await workOf(client);
    await checkNothingLostOrDoubled(stand, ids, { notes: 2, files: 1 });
    const spent = {
      commits: work.commits - workBefore.commits,
      walBytes: work.walBytes - workBefore.walBytes,
    };
    return [...workReadings(stand, lap, spent), ...sizeReadings(before, await sizes(client))];
  } finally {
    await client.end();
    await stand.close();
    await database.close();
  }
}

async function fromStageToPdf(stand: Stand, ids: readonly number[]): Promise<void> {
  const wanted = new Set(ids);
  await moveDeals(stand, ids);
  await untilAll(stand, ids, isWrittenBack, { since: performance.now() });
  for (const { id, dealId } of await documentsOf(stand.vendor))
    if (wanted.has(dealId)) await stand.vendor.control("signAll", { id });
  await untilAll(stand, ids, (deal) => isMovedOn(deal) && deal.files.length > 0, {
    since: performance.now(),
  });
}

function workReadings({ sandbox, vendor }: Stand, lap: Lap, { commits, walBytes }: Work): readonly Reading[] {
  const calls = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0) / DEALS;
  return [
    { what: "calls to Kommo", value: calls(sandbox.kommo.seen.counts), unit: "" },
    { what: "calls to the vendor", value: calls(vendor.seen.counts), unit: "" },
    { what: "commits", value: commits / DEALS, unit: "" },
    { what: "CPU of the service", value: lap.nodeCpuMs / DEALS, unit: "ms" },
    { what: "CPU of its database", value: lap.databaseCpuMs / DEALS, unit: "ms" },
    { what: "written ahead (WAL)", value: walBytes / DEALS, unit: "B" },
  ];
}

function sizeReadings(before: readonly TableSize[], after: readonly TableSize[]): readonly Reading[] {
  return after.flatMap(({ name, rows, heap, indexes }, at) => {
    const was = before[at];
    return [
      { what: `${name}: rows`, value: (rows - (was?.rows ?? 0)) / DEALS, unit: "" },
      { what: `${name}: heap`, value: (heap - (was?.heap ?? 0)) / DEALS, unit: "B" },
      { what: `${name}: indexes`, value: (indexes - (was?.indexes ?? 0)) / DEALS, unit: "B" },
    ];
  });
}

async function workOf(client: pg.Client): Promise<Work> {
  // each process hands in its figures when it has been idle for a moment
  await client.query("select pg_sleep(1.5)");
  const { rows } = await client.query<Work>(
    `select xact_commit::float8 as commits, (pg_current_wal_lsn() - '0/0')::float8 as "walBytes"
      from pg_stat_database where datname = current_database()`,
  );
  return rows[0] ?? { commits: Number.NaN, walBytes: Number.NaN };
}

/** Packed, as they are once the database has tidied up. */
async function sizes(client: pg.Client): Promise<readonly TableSize[]> {
  const found: TableSize[] = [];
  for (const name of TABLES) {
    await client.query(`vacuum full countersign.${name}`);
    const { rows } = await client.query<TableSize>(
      `select $1::text as name, count(*)::float8 as rows, pg_table_size('countersign.${name}')::float8 as heap,
          pg_indexes_size('countersign.${name}')::float8 as indexes from countersign.${name}`,
      [name],
    );
    found.push(...rows);
  }
  return found;
}
