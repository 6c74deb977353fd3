import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import type { Database, DatabaseOptions } from "./database.ts";
import { isAlive, readPostmaster } from "./postmaster-file.ts";

let dataDir: string;
let opened: Database[];
let children: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cs-data-"));
  opened = [];
  children = [];
});
afterEach(async () => {
  for (const database of opened.toReversed()) await database.close();
  for (const child of children) child.kill("SIGKILL");
  while ((await readPostmaster(join(dataDir, "pg"))).state === "running") await sleep(20);
  await rm(dataDir, { recursive: true, force: true });
});

async function open(options: DatabaseOptions = { dataDir }): Promise<Database> {
  const database = await openDatabase(options);
  opened.push(database);
  return database;
}

/** Another process that opens the same directory, says so, and stays. */
async function openElsewhere(): Promise<ChildProcess> {
  const script = `
    const { openDatabase } = await import(${JSON.stringify(new URL("database.ts", import.meta.url).href)});
    const { pool } = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    await pool.query("create table if not exists public.kept (n integer)");
    await pool.query("insert into public.kept values (1)");
    console.log("open");
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

async function pidOf(directory: string): Promise<number> {
  const found = await readPostmaster(join(directory, "pg"));
  return found.state === "running" ? found.postmaster.pid : 0;
}

test("a first start makes a database that only we can reach; it stops with us and keeps what it has", async () => {
  const first = await open();
  expect(first).toMatchObject({ kind: "embedded", alone: true });
  await first.pool.query("insert into countersign.marks values ('acme', 'events', now())");
  const { rows } = await first.pool.query(
    "select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync",
  );
  expect(rows).toEqual([{ tcp: "", fsync: "on" }]);
  expect((await stat(join(dataDir, "pg"))).mode & 0o777).toBe(0o700);
  const pid = await pidOf(dataDir);
  await first.close();
  opened = [];
  expect(isAlive(pid)).toBe(false);
  const second = await open();
  expect((await second.pool.query("select name from countersign.marks")).rows).toEqual([{ name: "events" }]);
  expect((await readdir(dataDir)).toSorted()).toEqual(["pg"]);
});

test("a second service on the same directory is refused with a sentence, a command may attach", async () => {
  const service = await open();
  await expect(openDatabase({ dataDir })).rejects.toThrow(
    new RegExp(`Another Countersign \\(process ${process.pid}\\) is using the data directory`),
  );
  const command = await open({ dataDir, attach: true });
  expect(command).toMatchObject({ kind: "embedded", alone: false });
  await command.pool.query("select 1");
  await command.close();
  opened = [service];
  expect((await service.pool.query("select 1 as still")).rows).toEqual([{ still: 1 }]);
});

test("a command starts the server itself when nobody runs it, and a service waits for the command to end", async () => {
  const command = await open({ dataDir, attach: true });
  expect(command.alone).toBe(true);
  const service = open();
  await command.close();
  opened = [];
  expect(await service).toMatchObject({ alone: true });
});

test(
  "the server stops when its service is killed, and the next start finds everything",
  { timeout: 40_000 },
  async () => {
    const child = await openElsewhere();
    const pid = await pidOf(dataDir);
    expect(isAlive(pid)).toBe(true);
    child.kill("SIGKILL");
    const next = await open();
    expect(await pidOf(dataDir)).not.toBe(pid);
    expect((await next.pool.query("select n from public.kept")).rows).toEqual([{ n: 1 }]);
  },
);

test("a server that dies is started again under the same pool", { timeout: 40_000 }, async () => {
  const database = await open();
  const pid = await pidOf(dataDir);
  process.kill(pid, "SIGQUIT"); // at once, without a checkpoint: the next start must recover
  const answers = (): Promise<boolean> =>
    database.pool.query("select 1").then(
      () => true,
      () => false,
    );
  await expect
    .poll(async () => (await pidOf(dataDir)) !== pid && (await answers()), { timeout: 20_000 })
    .toBe(true);
});

test("a stale postmaster.pid whose number now belongs to somebody else is cleared", async () => {
  const first = await open();
  await first.close();
  opened = [];
  const file = join(dataDir, "pg", "postmaster.pid");
  await writeFile(file, `${process.pid}\n${join(dataDir, "pg")}\n0\n5432\n/tmp\n\n\nready\n`);
  await open();
  expect(await readFile(file, "utf8")).not.toMatch(new RegExp(`^${process.pid}\n`));
});

test("a path too long for a socket gets a private directory among the temporary ones", async () => {
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as somebody who must pass through
  const long = join(dataDir, "x".repeat(60), "y".repeat(60));
  const database = await open({ dataDir: long });
  const { rows } = await database.pool.query<{ path: string }>(
    "select current_setting('unix_socket_directories') as path",
  );
  const path = rows[0]?.path ?? "";
  expect(path).not.toContain("xxx");
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  const command = await openDatabase({ dataDir: long, attach: true });
  await command.close();
  await database.close();
  opened = [];
  await expect(stat(path)).rejects.toThrow("ENOENT");
});

test("a directory of another major version is refused with the way out", async () => {
  await mkdir(join(dataDir, "pg"), { recursive: true });
  await writeFile(join(dataDir, "pg", "PG_VERSION"), "15\n");
  await expect(openDatabase({ dataDir })).rejects.toThrow(
    /written by PostgreSQL 15; this Countersign brings 18.*export/s,
  );
});

test("what a first start left behind when it was cut off is removed", async () => {
  await mkdir(join(dataDir, "pg.init.999999999"), { recursive: true });
  await open();
  expect(await readdir(dataDir)).toEqual(["pg"]);
});

test("neither an address nor a directory is a sentence, not a crash", async () => {
  await expect(openDatabase({})).rejects.toThrow("DATABASE_URL");
  await expect(openDatabase({ url: "postgres://nobody@127.0.0.1:1/none" })).rejects.toThrow("ECONNREFUSED");
});

test("several processes may bring a fresh database up to date at once; a newer one is refused", async () => {
  const { pool } = await open();
  await pool.query("create database fresh");
  const { host, port, user } = pool.options;
  const url = `postgres://${user}@/fresh?host=${encodeURIComponent(host ?? "")}&port=${port}`;
  const together = await Promise.all([1, 2, 3].map(() => openDatabase({ url })));
  await Promise.all(together.map((database) => database.close()));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("insert into countersign.migrations values ('9999-from-the-future', now()::text)");
  await client.end();
  await expect(openDatabase({ url })).rejects.toThrow(/newer version of Countersign/);
});
