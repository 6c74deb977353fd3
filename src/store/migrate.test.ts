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

async function steps(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("select name from countersign.migrations order by 1");
  return rows.map(({ name }) => name);
}

test("a step that meets a walk which holds what it needs, and wants what it holds, gives way and comes back", async () => {
  const url = await databaseAt("0011-makers");
  const walk = await connected(url);
  const watcher = await connected(url);
  await walk.query("begin; lock table countersign.migrations in share mode");
  const opening = openDatabase({ url });
  await vi.waitFor(async () => {
    const { rows } = await watcher.query("select from pg_locks where not granted");
    expect(rows).toHaveLength(1);
  });
  // the two wait for each other now: PostgreSQL ends whoever has waited for a second, and that is the step
  await walk.query("lock table countersign.contracts in row exclusive mode; commit");
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
