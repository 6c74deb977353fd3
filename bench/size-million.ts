import { Pool } from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { createSession } from "../src/store/session.ts";
import { createCalls } from "../src/store/calls.ts";
import { createVisitor } from "../tests/visitor.ts";
import { Broken, repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { consoleAddresses } from "./console/addresses.ts";
import { askPage } from "./console/ask-page.ts";
import {
  checkNothingLostOrDoubled,
  documentsOf,
  isMovedOn,
  isWrittenBack,
  moveDeals,
  untilAll,
} from "./deals.ts";
import type { DealSeen } from "./deals.ts";
import { createKnocker } from "./knock.ts";
import { openShared } from "./open-shared.ts";
import { seedCopies } from "./seed-copies.ts";
import { createStand } from "./stand.ts";
import type { Stand } from "./stand.ts";
import { median, percentile } from "./statistics.ts";
import { startLap } from "./stopwatch.ts";

const OPEN = 100_000;
const CLOSED = 1_000_000;
/** Narrower than in life (13), so that filling takes minutes and not half an hour. */
const TRAIL_EACH = 4;
const ONE_BY_ONE = 30;
const AT_ONCE = 300;
const SLICE = 5_000;
const SLICES = 40;
const PAGE_TIMES = 12;
const MB = 2 ** 20;

/** What work costs in an account that has very many contracts already. */
export const sizeMillion: Benchmark = {
  name: "size-million",
  promise: `${OPEN.toLocaleString("en")} open contracts and ${CLOSED.toLocaleString("en")} closed ones in one account: the work, the pages and what is forgotten`,
  isOnOne: true,
  run: (context) => repeated(1, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  const scale = (context.deals ?? CLOSED) / CLOSED;
  const database = await openShared(context);
  const stand = await createStand(
    { ...context, ...(database.pid === undefined ? {} : { databasePid: database.pid }) },
    { deals: 2 + ONE_BY_ONE + AT_ONCE },
    database.url,
  );
  const pool = new Pool({ connectionString: database.url, max: 4 });
  try {
    await originals(stand);
    context.say(`filling ${Math.round((OPEN + CLOSED) * scale)} contracts`);
    const filledMs = await timed(() =>
      seedCopies(pool, {
        open: Math.round(OPEN * scale),
        closed: Math.round(CLOSED * scale),
        now: new Date(),
        trailEach: TRAIL_EACH,
      }),
    );
    context.say(`filled in ${Math.round(filledMs / 1000)} s`);
    const { readyMs } = await stand.restart();
    return [
      { what: "the whole database", value: await databaseMb(pool), unit: "MB" },
      { what: "start to ready", value: readyMs, unit: "ms" },
      ...(await clock(stand)),
      ...(await hooks(stand)),
      ...(await contracts(stand)),
      ...(await pages(stand)),
      await metrics(stand),
      ...(await forgetting(pool)),
    ];
  } finally {
    await pool.end();
    await stand.close();
    await database.close();
  }
}

/** One that is sent and one that is signed. */
async function originals(stand: Stand): Promise<void> {
  const ids = stand.dealIds.slice(0, 2);
  await moveDeals(stand, ids);
  await untilAll(stand, ids, isWrittenBack, { since: performance.now() });
  await sign(stand, ids.slice(1));
}

async function sign(stand: Stand, ids: readonly number[]): Promise<void> {
  for (const { id, dealId } of await documentsOf(stand.vendor))
    if (ids.includes(dealId)) await stand.vendor.control("signAll", { id });
  await untilAll(stand, ids, isFiled, { since: performance.now(), glanceMs: 1 });
}

function isFiled(deal: DealSeen): boolean {
  return isMovedOn(deal) && deal.files.length > 0;
}

async function clock({ service, databasePid }: Stand): Promise<readonly Reading[]> {
  const first = await timed(() => service.tick());
  const second = await timed(() => service.tick());
  const stop = startLap(service.pid, databasePid);
  await sleep(10_000);
  const { ms, nodeCpuMs, databaseCpuMs } = stop();
  return [
    { what: "all that the clock does, first time", value: first, unit: "ms" },
    { what: "all that the clock does, again", value: second, unit: "ms" },
    { what: "idle CPU of the service", value: (nodeCpuMs / ms) * 100, unit: "% of a core" },
    { what: "idle CPU of its database", value: (databaseCpuMs / ms) * 100, unit: "% of a core" },
  ];
}

async function hooks(stand: Stand): Promise<readonly Reading[]> {
  const knocker = createKnocker(stand.kommoHookUrl, stand.dealIds);
  try {
    await knocker.atPace(50, 2);
    const { tookMs } = await knocker.atPace(200, 5);
    return [
      { what: "hook answered at 200/s, p50", value: percentile(tookMs, 0.5), unit: "ms" },
      {
        what: "hook answered at 200/s, p99",
        value: percentile(tookMs, 0.99),
        unit: "ms",
        bound: { atMost: 50 },
      },
    ];
  } finally {
    await knocker.close();
  }
}

async function contracts(stand: Stand): Promise<readonly Reading[]> {
  const single = stand.dealIds.slice(2, 2 + ONE_BY_ONE);
  const many = stand.dealIds.slice(2 + ONE_BY_ONE);
  const sentMs: number[] = [];
  const movedMs: number[] = [];
  for (const id of single) {
    const since = performance.now();
    await moveDeals(stand, [id]);
    sentMs.push(...(await untilAll(stand, [id], isWrittenBack, { since, glanceMs: 1 })));
  }
  for (const id of single) movedMs.push(await timed(() => sign(stand, [id])));
  const manyMs = await timed(async () => {
    await moveDeals(stand, many);
    await untilAll(stand, many, isWrittenBack, { since: performance.now() });
  });
  await checkNothingLostOrDoubled(stand, many, { notes: 1, files: 0 });
  return [
    { what: "stage change → sent and written back, p50", value: median(sentMs), unit: "ms" },
    { what: "signed → moved, PDF archived and attached, p50", value: median(movedMs), unit: "ms" },
    { what: `${AT_ONCE} at once, sent and written back`, value: (AT_ONCE * 1000) / manyMs, unit: "/s" },
  ];
}

async function pages({ service }: Stand): Promise<readonly Reading[]> {
  const visitor = createVisitor(service.url, await service.newKey());
  const reference = await anyReference(visitor);
  const addresses = consoleAddresses({ reference, playbook: "won-agreement", connection: "contracts" });
  const readings: Reading[] = [];
  for (const [page, paths] of Object.entries(addresses)) {
    const first = await askPage(visitor, "acme", paths[0] ?? "");
    const tookMs: number[] = [];
    for (let n = 0; n < PAGE_TIMES; n += 1)
      tookMs.push((await askPage(visitor, "acme", paths[n % paths.length] ?? "")).tookMs);
    readings.push(
      { what: `${page}: first time`, value: first.tookMs, unit: "ms" },
      { what: `${page}: p95`, value: percentile(tookMs, 0.95), unit: "ms" },
    );
  }
  return readings;
}

/** What Prometheus reads every quarter of a minute. */
async function metrics({ service }: Stand): Promise<Reading> {
  const tookMs: number[] = [];
  for (let n = 0; n < PAGE_TIMES; n += 1) {
    tookMs.push(
      await timed(async () => {
        const answer = await fetch(`${service.url}/metrics`);
        const text = await answer.text();
        if (!text.includes("countersign_contracts{")) throw new Broken(`no figures: ${text.slice(0, 200)}`);
      }),
    );
  }
  return { what: "/metrics, p95", value: percentile(tookMs, 0.95), unit: "ms" };
}

async function anyReference(visitor: ReturnType<typeof createVisitor>): Promise<string> {
  const { body } = await askPage(visitor, "acme", "/contracts?limit=1");
  const reference = /"reference":"([^"]+)"/u.exec(JSON.stringify(body))?.[1];
  if (reference === undefined) throw new Broken("The list of contracts is empty.");
  return reference;
}

/** The oldest calls go in slices, as retention has it; then as many come again: does the table stay as large as it was? */
async function forgetting(pool: Pool): Promise<readonly Reading[]> {
  const calls = createCalls(createSession(pool));
  const { rows } = await pool.query<{ at: Date }>(
    `select at from countersign.calls order by at offset ${SLICE * SLICES - 1} limit 1`,
  );
  const [oldest] = rows;
  if (oldest === undefined) return [];
  const before = await callsMb(pool);
  let deleted = 0;
  const tookMs = await timed(async () => {
    deleted = await calls.deleteBefore(oldest.at);
  });
  const vacuumMs = await timed(() => pool.query("vacuum countersign.calls"));
  await pool.query(
    `insert into countersign.calls (at, account, connection, contracts, operation, method, url, request_body, status,
        response_body, request_id, duration_ms, error)
      select now(), account, connection, contracts, operation, method, url, request_body, status, response_body, request_id,
        duration_ms, error from countersign.calls order by at limit ${deleted}`,
  );
  const after = await callsMb(pool);
  return [
    { what: `retention: calls forgotten, slices of ${SLICE}`, value: deleted, unit: "rows" },
    { what: "retention: one slice", value: (tookMs * SLICE) / deleted, unit: "ms" },
    { what: "retention: dead rows tidied up (vacuum)", value: vacuumMs, unit: "ms" },
    {
      what: "retention: table with as many new rows ÷ before",
      value: after / before,
      unit: "×",
      bound: { atMost: 1.1 },
    },
  ];
}

async function callsMb(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    "select pg_total_relation_size('countersign.calls')::float8 as bytes",
  );
  return (rows[0]?.bytes ?? Number.NaN) / MB;
}

async function databaseMb(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    "select pg_database_size(current_database())::float8 as bytes",
  );
  return (rows[0]?.bytes ?? Number.NaN) / MB;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
