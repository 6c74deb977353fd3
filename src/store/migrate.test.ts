import { randomBytes } from "node:crypto";
import * as pg from "pg";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { administer, databaseUrl } from "../../tests/test-server.ts";
import { openDatabase } from "./database.ts";
import { STEPS } from "./migrate.ts";

/** A database of its own at an earlier step of the schema. */
async function databaseAt(step: string): Promise<string> {
  const server = inject("testServer");
  const name = `countersign_steps_${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(server.url, `create database ${name}`);
  onTestFinished(() => administer(server.url, `drop database ${name} with (force)`));
  const url = databaseUrl(server.url, name);
  await (await openDatabase({ url, schemaUpTo: step })).close();
  return url;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Statements that wait for somebody's lock. */
async function waiting(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ query: string }>(
    "select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.map(({ query }) => query);
}

async function steps(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("select name from countersign.migrations order by 1");
  return rows.map(({ name }) => name);
}

test("a step that meets a walk which holds what it needs, and wants what it holds, gives way and comes back", async () => {
  const url = await databaseAt("0009-changes");
  const walk = await connected(url);
  const watcher = await connected(url);
  await walk.query("begin; lock table countersign.migrations in share mode");
  const opening = openDatabase({ url });
  await vi.waitFor(async () => expect(await waiting(watcher)).toHaveLength(1));
  // the two wait for each other now: PostgreSQL ends whoever has waited for a second, and that is the step
  await walk.query("lock table countersign.deliveries in row exclusive mode; commit");
  await (await opening).close();
  expect(await steps(watcher)).toEqual(STEPS);
});

test("a step that is wrong is told with the database's reason, at once", async () => {
  const url = await databaseAt("0011-makers");
  const client = await connected(url);
  await client.query("create table countersign.holds (id integer)");
  await expect(openDatabase({ url })).rejects.toThrow(
    /brought up to date \(0012-held\): .*"holds" already exists/u,
  );
});

/** Indexes that are there, and whether they are whole. */
async function indexes(client: pg.Client): Promise<Readonly<Record<string, boolean>>> {
  const { rows } = await client.query<{ name: string; whole: boolean }>(
    `select relname as name, indisvalid as whole from pg_index join pg_class on oid = indexrelid
      where relnamespace = 'countersign'::regnamespace`,
  );
  return Object.fromEntries(rows.map(({ name, whole }) => [name, whole]));
}

const BUILT = {
  contracts_held: true,
  contracts_ended: true,
  contracts_over: true,
  catalogue_playbook: true,
  catalogue_connection: true,
  catalogue_person: true,
};

test("while indexes are built the version before writes as ever, and a process that starts meanwhile does not wait", async () => {
  const url = await databaseAt("0011-makers");
  const walk = await connected(url);
  const other = await connected(url);
  await walk.query("begin; lock table countersign.contracts in row exclusive mode");
  const opening = openDatabase({ url });
  await vi.waitFor(async () =>
    expect(await waiting(other)).toEqual([expect.stringMatching(/^create index concurrently/u)]),
  );
  await other.query("set lock_timeout = 1000");
  for (const table of ["contracts", "catalogue"])
    await other.query(`update countersign.${table} set account = account; delete from countersign.${table}`);
  await (await openDatabase({ url })).close();
  expect(await indexes(other)).toMatchObject({ contracts_held: false });
  await walk.query("commit");
  await (await opening).close();
  expect(await indexes(other)).toMatchObject(BUILT);
});

test("an index that a crash left half built is built anew", async () => {
  const url = await databaseAt("0011-makers");
  const walk = await connected(url);
  const killer = await connected(url);
  await walk.query("begin; lock table countersign.contracts in row exclusive mode");
  const opening = openDatabase({ url }).catch(String);
  await vi.waitFor(async () => {
    const { rows } = await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query like 'create index%'`,
    );
    expect(rows).toHaveLength(1);
  });
  expect(await opening).toMatch(/brought up to date \(index contracts_held\)/u);
  expect(await indexes(killer)).toMatchObject({ contracts_held: false });
  await walk.query("commit");
  await (await openDatabase({ url })).close();
  expect(await indexes(killer)).toMatchObject(BUILT);
});
