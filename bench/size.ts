import pg from "pg";
import { repeated } from "./benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "./benchmark.ts";
import { documentsOf, isMovedOn, isWrittenBack, moveDeals, untilAll } from "./deals.ts";
import { openShared } from "./open-shared.ts";
import { createStand } from "./stand.ts";

const DEALS = 300;
/** For good, and until the retention's days are over. */
const TABLES = ["contracts", "catalogue", "trail", "deliveries", "calls"] as const;

type Size = { name: string; rows: number; bytes: number };

/** What a contract leaves in the database, from the stage to the signed PDF on the deal. */
export const size: Benchmark = {
  name: "size",
  promise: "what a contract leaves in the database, sent and signed (indexes included)",
  run: (context) => repeated(context.runs, () => once(context)),
};

async function once(context: BenchContext): Promise<readonly Reading[]> {
  context.say(`${DEALS} deals, sent and signed`);
  const database = await openShared(context);
  const stand = await createStand(context, { deals: DEALS }, database.url);
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    const before = await sizes(client);
    await moveDeals(stand, stand.dealIds);
    await untilAll(stand, stand.dealIds, isWrittenBack, { since: performance.now() });
    for (const { id } of await documentsOf(stand.vendor)) await stand.vendor.control("signAll", { id });
    await untilAll(stand, stand.dealIds, (deal) => isMovedOn(deal) && deal.files.length > 0, {
      since: performance.now(),
    });
    const after = await sizes(client);
    return after.flatMap(({ name, rows, bytes }, at) => [
      { what: `${name}: rows`, value: (rows - (before[at]?.rows ?? 0)) / DEALS, unit: "" },
      { what: `${name}: bytes`, value: (bytes - (before[at]?.bytes ?? 0)) / DEALS, unit: "B" },
    ]);
  } finally {
    await client.end();
    await stand.close();
    await database.close();
  }
}

/** Packed, as they are once the database has tidied up. */
async function sizes(client: pg.Client): Promise<readonly Size[]> {
  const found: Size[] = [];
  for (const name of TABLES) {
    await client.query(`vacuum full countersign.${name}`);
    const { rows } = await client.query<Size>(
      `select $1::text as name, count(*)::float8 as rows, pg_total_relation_size('countersign.${name}')::float8 as bytes
        from countersign.${name}`,
      [name],
    );
    found.push(...rows);
  }
  return found;
}
