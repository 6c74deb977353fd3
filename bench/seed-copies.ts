import type { Pool, PoolClient } from "pg";

export interface CopyOptions {
  /** How many contracts wait for their signers. */
  readonly open: number;
  /** How many were signed within the year before `now`. */
  readonly closed: number;
  readonly now: Date;
  /** Entries of the trail that each copy gets, at most; default all. */
  readonly trailEach?: number;
  /** Calls and deliveries are kept of the contracts of so many days; default 30. */
  readonly recordDays?: number;
}

const CHUNK = 50_000;
/** From so many on it is quicker to make the indexes anew afterwards. */
const MANY = 100_000;

/**
 * Fills the tables by copying contracts that went the whole way: one that is sent and one that is signed have to be
 * there, of the same account. Only what has to differ differs, so each row is as wide as in life. Ends with the
 * statistics that the planner goes by.
 */
export async function seedCopies(pool: Pool, options: CopyOptions): Promise<void> {
  const { open, closed } = options;
  const client = await pool.connect();
  try {
    for (const setting of [
      "synchronous_commit = off",
      "statement_timeout = 0",
      "maintenance_work_mem = '256MB'",
    ])
      await client.query(`set ${setting}`);
    const indexes = open + closed < MANY ? [] : await dropIndexes(client);
    await copyContracts(client, "sent", 1, open, options);
    await copyContracts(client, "signed", open + 1, open + closed, options);
    for (const index of indexes) await client.query(index);
    await client.query("vacuum analyze");
  } finally {
    client.release(true); // its settings go with it
  }
}

/** All that no constraint stands on; resolves to the statements that make them again. */
async function dropIndexes(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid in ('countersign.contracts'::regclass, 'countersign.catalogue'::regclass, 'countersign.calls'::regclass,
        'countersign.deliveries'::regclass) and not indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Numbers `from` … `to`; the first is the youngest. */
async function copyContracts(
  client: PoolClient,
  status: "sent" | "signed",
  from: number,
  to: number,
  { now, trailEach = 1_000, recordDays = 30 }: CopyOptions,
): Promise<void> {
  const stepMs = (365 * 86_400_000) / Math.max(1, to - from + 1);
  const original = await originalOf(client, status);
  const contracts = await contractsStatement(client);
  for (let first = from; first <= to; first += CHUNK) {
    const last = Math.min(to, first + CHUNK - 1);
    await client.query(contracts, [original, first, last, now, stepMs, from]);
    await client.query(CATALOGUE, [original, first, last]);
    await client.query(TRAIL, [original, first, last, trailEach]);
    const young = Math.min(last, from - 1 + Math.floor((recordDays * 86_400_000) / stepMs));
    if (young < first) continue;
    await client.query(CALLS, [original, first, young]);
    await client.query(DELIVERIES, [original, first, young]);
  }
}

async function originalOf(client: PoolClient, status: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "select id from countersign.contracts where status = $1 and failure is null and deal_id not like 'copy-%' limit 1",
    [status],
  );
  const [original] = rows;
  if (original === undefined) throw new Error(`There is no contract that is ${status} to copy.`);
  return original.id;
}

/** The id of copy `n`: they follow each other, as the ids that are made one after the other do. */
const ID = `('0190' || substr(lpad(to_hex(n), 8, '0'), 1, 4) || '-' || substr(lpad(to_hex(n), 8, '0'), 5) || '-7000-8000-000000000000')::uuid`;
const ORIGINAL = "(select * from countersign.contracts where id = $1::uuid)";
const COPIES = `(select contracts.*, n from generate_series($2::int, $3::int) n
  join countersign.contracts on contracts.id = ${ID})`;

/** What differs from copy to copy. */
const OWN: Readonly<Record<string, string>> = {
  id: ID,
  deal_id: "'copy-' || n",
  reference: "'CS-' || upper(lpad(to_hex(n), 13, '0'))",
  remote_id: "'copy-' || n",
  about: "jsonb_set(original.about, '{name}', to_jsonb('Agreement ' || n))",
  created_at: "$4::timestamptz - (n - $6::int) * $5::float8 * interval '1 ms'",
  updated_at: "$4::timestamptz - (n - $6::int) * $5::float8 * interval '1 ms'",
  sent_at: "$4::timestamptz - (n - $6::int) * $5::float8 * interval '1 ms' + interval '2 s'",
  ended_at:
    "case when original.status = 'signed' then $4::timestamptz - (n - $6::int) * $5::float8 * interval '1 ms' + (n % 200) * interval '1 hour' end",
  expires_at: "$4::timestamptz + (1 + n % 40) * interval '1 day'",
};

async function contractsStatement(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns
      where table_schema = 'countersign' and table_name = 'contracts' and is_generated = 'NEVER' order by ordinal_position`,
  );
  const names = rows.map(({ column_name: name }) => name);
  return `insert into countersign.contracts (${names.map(quoted).join(", ")})
    select ${names.map((name) => OWN[name] ?? `original.${quoted(name)}`).join(", ")}
    from ${ORIGINAL} original, generate_series($2::int, $3::int) n`;
}

const CATALOGUE = `insert into countersign.catalogue (contract, account, created_at, playbook, connection, person, words)
  select copy.id, copy.account, copy.created_at, copy.playbook, copy.connection, original.person,
    original.words || array_to_tsvector(array[copy.account || '/copy-' || n, copy.account || '/' || lower(copy.reference),
      copy.account || '/word' || n % 997])
  from ${ORIGINAL} first join countersign.catalogue original on original.contract = first.id, ${COPIES} copy`;

const TRAIL = `insert into countersign.trail (contract, at, event, actor, data)
  select copy.id, copy.created_at + entry.place * interval '1 s', entry.event, entry.actor, entry.data
  from ${COPIES} copy, (
    select row_number() over (order by trail.id) as place, event, actor, data
    from ${ORIGINAL} first join countersign.trail on trail.contract = first.id
    where not coalesce(data ? 'unannounced', false)) entry
  where entry.place <= $4`;

const CALLS = `insert into countersign.calls (at, account, connection, contracts, operation, method, url, request_body, status,
    response_body, request_id, duration_ms, error)
  select copy.created_at, call.account, call.connection, array[copy.id::text], operation, method, url, left(request_body, 400),
    call.status, left(response_body, 400), request_id, duration_ms, error
  from ${COPIES} copy, (select calls.* from ${ORIGINAL} first join countersign.calls on calls.contracts @> array[first.id::text]
    order by calls.id limit 14) call`;

const DELIVERIES = `insert into countersign.deliveries (id, account, connection, received_at, headers, body, state, reason, deals,
    attempts, not_before)
  select (left(copy.id::text, 24) || lpad(d.place::text, 12, '0'))::uuid, d.account, d.connection, copy.created_at, d.headers,
    d.body, d.state, d.reason, jsonb_build_array(copy.deal_id), d.attempts, copy.created_at
  from ${COPIES} copy, (
    select deliveries.*, row_number() over (order by deliveries.id) as place
    from ${ORIGINAL} first join countersign.deliveries using (account) where state <> 'waiting' order by id limit 5) d`;

function quoted(name: string): string {
  return `"${name}"`;
}
