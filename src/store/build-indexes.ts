import * as pg from "pg";

const LOCK = 4_717_006;

/** Indexes on tables that may be big already, by name; what was released is never changed: another index gets another name. */
const INDEXES: ReadonlyMap<string, string> = new Map([
  // Contracts that are held because unusually many came at once are found without reading any other.
  [
    "contracts_held",
    "countersign.contracts (account, playbook, created_at) where failure ->> 'code' = 'mass_move'",
  ],
  // Filters, what can be filtered by, and the overview read narrow indexes, however many contracts there are.
  ["catalogue_playbook", "countersign.catalogue (account, playbook, created_at, contract)"],
  ["catalogue_connection", "countersign.catalogue (account, connection, created_at, contract)"],
  [
    "catalogue_person",
    "countersign.catalogue (account, person, created_at, contract) where person is not null",
  ],
  // How long it took until they ended is told without reading the contracts themselves. It replaces contracts_ended, which the version
  // before still reads: the next one drops that.
  [
    "contracts_over",
    "countersign.contracts (account, ended_at, id) include (sent_at, status) where ended_at is not null",
  ],
]);

/**
 * Builds what is missing while everybody goes on reading and writing; one that a crash left half built is built anew. Nobody's answers depend
 * on it: where another process builds already, it is left to that one. Needs the newest schema. Throws with a sentence.
 */
export async function buildIndexes(config: pg.ClientConfig): Promise<void> {
  // Building waits for every transaction that began before, and holds up none.
  const client = new pg.Client({ ...config, statement_timeout: 0, lock_timeout: 0 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    if ((await missing(client)).length === 0) return;
    // Never waits for it: a build waits for whatever waits, and so for itself.
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [LOCK]);
    if (rows[0]?.mine !== true) return;
    for (const name of await missing(client)) await build(client, name);
  } finally {
    await client.end();
  }
}

async function missing(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) with ordinality as given(name, place) where not exists (
      select from pg_index where indexrelid = to_regclass('countersign.' || name) and indisvalid) order by place`,
    [[...INDEXES.keys()]],
  );
  return rows.map(({ name }) => name);
}

async function build(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop index concurrently if exists countersign.${name}`);
    await client.query(`create index concurrently ${name} on ${INDEXES.get(name)}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : "for no reason that it told";
    throw new Error(`The database could not be brought up to date (index ${name}): ${why}`, { cause: error });
  }
}
