import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { administer, databaseUrl } from "../../tests/test-server.ts";
import { createBackupFile } from "../store/backup/backup-file.ts";
import { headerLine, rowLine } from "../store/backup/backup-format.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import { STEPS } from "../store/migrate.ts";
import { runHere } from "./cli.testkit.ts";

async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-backup-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function aDatabase(): Promise<TestDatabase> {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  return opened;
}

test("a backup is written, restored elsewhere, and both say what is in it", async () => {
  const [from, to, directory] = await Promise.all([aDatabase(), aDatabase(), aDirectory()]);
  await createStore(from.database).marks.set("acme", "events", T0);
  const path = join(directory, "b.ndjson");
  const wrote = await runHere(["backup", path], { DATABASE_URL: from.url });
  expect(wrote).toMatchObject({ code: 0, err: "" });
  expect(wrote.out).toContain(`Written to ${path}: 0 contracts, 1 rows in all`);
  expect(wrote.out).toContain("archive");
  const restored = await runHere(["restore", path, "--json"], { DATABASE_URL: to.url });
  expect(restored.code).toBe(0);
  expect(JSON.parse(restored.out)).toMatchObject({ rows: { marks: 1, contracts: 0 } });

  const again = await runHere(["restore", path], { DATABASE_URL: to.url });
  expect(again).toMatchObject({ code: 1, out: "" });
  expect(again.err).toContain("The database is not empty (marks: 3)");
  expect(await runHere(["backup", path], { DATABASE_URL: from.url })).toMatchObject({
    code: 1,
    err: `There is a file ${path} already. Name another one.\n`,
  });
  const nowhere = join(directory, "none", "b.ndjson");
  expect((await runHere(["backup", nowhere], { DATABASE_URL: from.url })).err).toContain(
    `${nowhere}.part cannot be written (ENOENT)`,
  );
});

test("what happened since the backup is left alone, unless it is a move: restore says which, and what to do", async () => {
  const [from, lost, moved, directory] = await Promise.all([
    aDatabase(),
    aDatabase(),
    aDatabase(),
    aDirectory(),
  ]);
  const { marks } = createStore(from.database);
  await marks.set("acme", "events", T0);
  await marks.set("acme", "live:won:Sales/Won", T0);
  const path = join(directory, "b.ndjson");
  const wrote = await runHere(["backup", path, "--json"], { DATABASE_URL: from.url });
  const { takenAt } = JSON.parse(wrote.out);

  const alone = await runHere(["restore", path], { DATABASE_URL: lost.url });
  expect(alone.out).toContain(`Deals that entered a stage between ${takenAt} and`);
  expect(alone.out).toContain("countersign send --account A --deal ID");
  const anew = createStore(lost.database).marks;
  for (const name of ["events", "live:won:Sales/Won", "unknown:until"])
    expect((await anew.get("acme", name))?.getTime()).toBeGreaterThan(T0.getTime());
  expect(await anew.get("acme", "unknown:from")).toEqual(new Date(takenAt));

  const made = await runHere(["restore", path, "--catch-up"], { DATABASE_URL: moved.url });
  expect(made.out).toContain(`Deals that entered a stage since ${takenAt} get their contracts`);
  const kept = createStore(moved.database).marks;
  for (const name of ["events", "live:won:Sales/Won"]) expect(await kept.get("acme", name)).toEqual(T0);
  expect(await kept.get("acme", "unknown:from")).toBeUndefined();
});

test("from the embedded database to a server", async () => {
  const [to, directory] = await Promise.all([aDatabase(), aDirectory()]);
  const data = await mkdtemp(join(tmpdir(), "countersign-backup-data-"));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const embedded = await openDatabase({ dataDir: data });
  await createStore(embedded).marks.set("acme", "events", T0);
  await embedded.close();
  const path = join(directory, "b.ndjson");
  expect(await runHere(["backup", path, "--data", data])).toMatchObject({ code: 0 });
  expect(await runHere(["restore", path, "--catch-up"], { DATABASE_URL: to.url })).toMatchObject({ code: 0 });
  expect(await createStore(to.database).marks.get("acme", "events")).toEqual(T0);
});

test("a backup of an older version is restored where it was made and then brought up to date", async () => {
  const directory = await aDirectory();
  const path = join(directory, "old.ndjson");
  const fresh = await bareDatabase();
  const [first = ""] = STEPS;
  const rows = JSON.stringify({ account: "acme", name: "events", at: T0 });
  const file = await createBackupFile(path);
  await file.write(headerLine({ takenAt: T0.toISOString(), steps: [first], rows: { marks: 1 } }));
  await file.write(rowLine("marks", rows));
  await file.finish();

  const ran = await runHere(["restore", path, "--catch-up"], { DATABASE_URL: fresh });
  expect(ran).toMatchObject({ code: 0, err: "" });
  const restored = await openDatabase({ url: fresh });
  onTestFinished(() => restored.close());
  const { rows: steps } = await restored.pool.query("select name from countersign.migrations order by 1");
  expect(steps.map(({ name }) => String(name))).toEqual(STEPS);
  expect(await createStore(restored).marks.get("acme", "events")).toEqual(T0);
});

test("a backup of a newer version, no backup and no file are each a sentence", async () => {
  const [{ url }, directory] = await Promise.all([aDatabase(), aDirectory()]);
  const path = join(directory, "x.ndjson");
  const restored = async (text: string) => {
    await writeFile(path, text);
    return (await runHere(["restore", path], { DATABASE_URL: url })).err;
  };
  const newer = { countersign: "backup", format: 1, takenAt: "", steps: [...STEPS, "9999-x"], rows: {} };
  expect(await restored(`${JSON.stringify(newer)}\n`)).toContain("newer version of Countersign");
  expect(await restored("{}\n")).toContain("This file is no backup");
  expect(await restored("")).toContain("cut off");
  const missing = await runHere(["restore", join(directory, "none")], { DATABASE_URL: url });
  expect(missing).toMatchObject({ code: 1 });
  expect(missing.err).toContain("There is no file");
  expect(await runHere(["backup"])).toMatchObject({ code: 2 });
});

test("there is nothing to back up where there is no installation, and no file is left behind", async () => {
  const directory = await aDirectory();
  const path = join(directory, "b.ndjson");
  const ran = await runHere(["backup", path, "--data", join(directory, "nowhere")]);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain("There is no installation");
  await expect(readFile(path)).rejects.toThrow("ENOENT");
  await expect(readFile(`${path}.part`)).rejects.toThrow("ENOENT");
});

/** A database without any schema of ours. */
async function bareDatabase(): Promise<string> {
  const server = inject("testServer");
  const name = `countersign_bare_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await administer(server.url, `create database ${name}`);
  onTestFinished(() => administer(server.url, `drop database if exists ${name} with (force)`));
  return databaseUrl(server.url, name);
}
