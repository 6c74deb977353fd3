import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { anOrder, aRemote, T0, WON, aRemoteId } from "../../../tests/builders.ts";
import { testDatabase } from "../../../tests/database.ts";
import type { TestDatabase } from "../../../tests/database.ts";
import { SECRET_KEY } from "../../../tests/secret-key.ts";

import { createStore } from "../create-store.ts";
import type { Database } from "../database.ts";
import { newReference } from "../reference.ts";
import type { Store } from "../store.ts";
import { createBackupFile, readBackupFile } from "./backup-file.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

let directory = "";
let source: TestDatabase;
let files = 0;

/** As it was, to the last entry. */
const ALL = { entriesSince: "backup" } as const;

/** What a careless program would lose on the way. */
const NASTY = '\u2028\u2029 \r\n\t \\ " \' {"end":1} 💶 \u0001 <&> \\u0000';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "countersign-backup-"));
  source = await testDatabase();
  await fill(createStore(source.database, { secretKey: SECRET_KEY }), source.database);
  await fillSignIn(source.database);
  await fillConsole(source.database);
});
afterAll(async () => {
  await source.close();
  await rm(directory, { recursive: true });
});

/** Something in every table, and numbers that JavaScript cannot hold. */
async function fill(store: Store, { pool }: Database): Promise<void> {
  for (let deal = 0; deal < 260; deal += 1) {
    await store.contracts.plan({
      account: "acme",
      playbook: "won",
      configVersion: 1,
      dealId: String(deal),
      entry: 1,
      trigger: WON,
      connection: "contracts",
      reference: newReference(),
      remoteId: aRemoteId(`r-${deal}`),
      order: { ...anOrder(), title: NASTY },
      remote: aRemote("sent"),
      effects: { create: { state: "started", attempt: 1, at: T0.toISOString() } },
      dueAt: T0,
      at: T0,
      trail: [{ event: "planned", actor: NASTY, data: { deal: NASTY } }],
    });
  }
  const body = Uint8Array.from({ length: 1_024 }, (_, byte) => byte % 256);
  const call = { account: "acme", connection: "kommo", receivedAt: T0, headers: { "x-odd": NASTY } };
  await store.deliveries.keep({ ...call, body });
  await store.versions.keep("acme", { playbooks: [{ id: NASTY }] }, T0);
  await store.marks.set("acme", "events", T0);
  await store.health.bad("acme", "contracts", T0, { code: "unreachable", detail: NASTY });
  const token = { accessToken: "a", refreshToken: NASTY, expiresAt: new Date("2030-01-01T00:00:00Z") };
  await store.tokens.refresh("acme", "kommo", undefined, async () => token);
  const contracts = ["1", NASTY];
  const made = { at: T0, account: "acme", connection: "contracts", operation: "create", method: "POST" };
  await store.calls.append([{ ...made, contracts, url: "https://x.example.com", durationMs: 0.1 + 0.2 }]);
  await pool.query(
    `insert into countersign.limits (key, next_at) values ('k', '2026-11-02 10:00:00.123456+00')`,
  );
  await pool.query(
    `insert into countersign.looks (account, deal_id, job, reason, entered) values ('acme', '1', gen_random_uuid(), 'hook', 2)`,
  );
  await pool.query(
    `update countersign.contracts set remote = jsonb_build_object('id', 12345678901234567890123::numeric) where deal_id = '7'`,
  );
}

/** Of sign-in: what must not come back to life. */
const PASSING = new Set(
  ["sessions", "verifications", "links", "rates", "failures", "absences"].map(
    (name) => `countersign_auth.${name}`,
  ),
);

/** Somebody with a role, a session and a link, before the table that they refer to by name. */
async function fillSignIn({ pool }: Database): Promise<void> {
  for (const statement of [
    `insert into countersign_auth.people (id, name, email, "emailVerified") values ('p', 'Ada', 'ada@example.com', false)`,
    `insert into countersign_auth.sign_ins (id, "accountId", "providerId", "userId", password, "updatedAt")
      values ('s', 'p', 'credential', 'p', 'salt:hash', now())`,
    `insert into countersign_auth.second_factors (id, secret, "backupCodes", "userId") values ('f', 'x', 'y', 'p')`,
    `insert into countersign_auth.members (account, role, at, person) values ('*', 'owner', now(), 'p')`,
    `insert into countersign_auth.keys (id, hash, account, role, name, made_by, at)
      values (gen_random_uuid(), 'h', 'acme', 'viewer', 'k', 'Ada', now())`,
    `insert into countersign_auth.seals (value) values ('seal')`,
    `insert into countersign_auth.sessions (id, "expiresAt", token, "updatedAt", "userId")
      values ('session', now() + interval '1 day', 'live-token', now(), 'p')`,
    `insert into countersign_auth.links (id, hash, account, role, made_by, at, ends_at)
      values (gen_random_uuid(), 'live-link', '*', 'owner', 'countersign', now(), now() + interval '1 day')`,
    `insert into countersign_auth.absences (account, since) values ('gone', now())`,
  ])
    await pool.query(statement);
}

/** A configuration that is kept here, its credentials, and a test that was sent. */
async function fillConsole({ pool }: Database): Promise<void> {
  const nasty = JSON.stringify({ nasty: NASTY.replaceAll("\\u0000", "") });
  await pool.query(
    "insert into countersign.documents (account, version, document, at, by) values ('acme', 1, $1, now(), 'Ada')",
    [nasty],
  );
  await pool.query(
    "insert into countersign.vault (account, connection, key, value) values ('acme', 'contracts', 'apiKey', 'v1:x')",
  );
  await pool.query(
    `insert into countersign.test_sends (account, key, reference, "order", connection, state, by, at)
      values ('acme', 'k', 'CS-0000000000000', $1, 'contracts', 'sent', 'Ada', now())`,
    [nasty],
  );
  await pool.query(
    "insert into countersign.holds (account, playbook, opened_by, answered_at) values ('acme', 'won', gen_random_uuid(), now())",
  );
  await pool.query(
    `insert into countersign.changes (id, account, at, event, via, name, person, data)
      values (gen_random_uuid(), 'acme', now(), 'key_made', 'session', 'Ada', 'p', $1)`,
    [nasty],
  );
}

async function emptyDatabase(): Promise<TestDatabase> {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  return opened;
}

async function backedUp(during?: () => Promise<unknown>): Promise<string> {
  files += 1;
  const path = join(directory, `${files}.ndjson`);
  const file = await createBackupFile(path);
  let lines = 0;
  await writeBackup(source.database, T0, async (line) => {
    if (lines === 1) await during?.();
    lines += 1;
    await file.write(line);
  });
  await file.finish();
  return path;
}

/** Every row of every table as text, in one order. */
async function everything({ pool }: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('countersign', 'countersign_auth') and table_name not like 'migrations%' order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (PASSING.has(name)) continue;
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} as t order by 1`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

test("every row of every table comes back exactly as it was", async () => {
  const before = await everything(source.database);
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
  const told: string[] = [];
  const { database } = await emptyDatabase();
  const header = await restoreBackup(database, readBackupFile(await backedUp()), {
    ...ALL,
    told: ({ table, done, total }) => told.push(`${table} ${done}/${total}`),
  });
  expect(await everything(database)).toEqual(before);
  expect(header).toMatchObject({ takenAt: T0.toISOString(), rows: { contracts: 260, trail: 260 } });
  expect(told).toEqual(expect.arrayContaining(["contracts 200/260", "contracts 260/260"]));
});

test("sessions and one-time links are in no backup: whoever was locked out since stays out", async () => {
  const path = await backedUp();
  const text = await readFile(path, "utf8");
  expect(text).toContain("ada@example.com");
  expect(text).not.toContain("live-token");
  expect(text).not.toContain("live-link");
  const { database } = await emptyDatabase();
  await restoreBackup(database, readBackupFile(path), ALL);
  const { rows } = await database.pool.query("select from countersign_auth.sessions, countersign_auth.links");
  expect(rows).toEqual([]);
});

test("what is numbered goes on behind the highest number, and the trail stays append-only", async () => {
  const { database } = await emptyDatabase();
  await restoreBackup(database, readBackupFile(await backedUp()), ALL);
  const store = createStore(database, { secretKey: SECRET_KEY });
  const newest = Number(await store.trail.newest());
  const [row] = await store.contracts.list({ limit: 1 });
  if (row === undefined) throw new Error("nothing was restored");
  const { account, id, version } = row;
  await store.contracts.record({
    account,
    id,
    version,
    at: T0,
    change: {},
    trail: [{ event: "looked", actor: "countersign" }],
  });
  expect(Number(await store.trail.newest())).toBe(newest + 1);
  await expect(database.pool.query("delete from countersign.trail")).rejects.toThrow("append-only");
});

test("what is written while the backup is taken is not in it: all rows are of one moment", async () => {
  const store = createStore(source.database, { secretKey: SECRET_KEY });
  const path = await backedUp(() => store.marks.set("acme", "later", T0));
  expect(await readFile(path, "utf8")).not.toContain('"later"');
  expect(await store.marks.get("acme", "later")).toEqual(T0);
});

test("a backup is for its owner's eyes, and a half-written one never stands under its name", async () => {
  const path = await backedUp();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await expect(createBackupFile(path)).rejects.toThrow("already");
  const other = join(directory, "other.ndjson");
  const file = await createBackupFile(other);
  await file.write("{}");
  expect(await readdir(directory)).toContain("other.ndjson.part");
  await file.discard();
  expect((await readdir(directory)).filter((name) => name.startsWith("other"))).toEqual([]);
});

test("a file that comes under the backup's name while it is written is left as it is", async () => {
  const path = join(directory, "meanwhile.ndjson");
  const file = await createBackupFile(path);
  await file.write("{}");
  await writeFile(path, "somebody else's");
  await expect(file.finish()).rejects.toThrow("already");
  await file.discard();
  expect(await readFile(path, "utf8")).toBe("somebody else's");
  expect(await readdir(directory)).not.toContain("meanwhile.ndjson.part");
});

test("a database that holds anything is left as it is", async () => {
  const path = await backedUp();
  const { database } = await emptyDatabase();
  const store = createStore(database, { secretKey: SECRET_KEY });
  await store.marks.set("acme", "events", T0);
  await expect(restoreBackup(database, readBackupFile(path), ALL)).rejects.toThrow(
    "The database is not empty (marks: 1). Restore only into a new one",
  );
  expect(await store.contracts.list({ limit: 1 })).toEqual([]);
});

const lines = async (path: string): Promise<string[]> => (await readFile(path, "utf8")).split("\n");

const SPOILT: readonly (readonly [string, (all: readonly string[]) => readonly string[], string])[] = [
  ["cut off", (all) => all.slice(0, 100), "cut off"],
  ["cut off within a line", (all) => [...all.slice(0, 100), "{"], "cut off"],
  ["without one row", (all) => all.filter((_, at) => at !== 50), "changed"],
  ["with one letter changed", (all) => all.map((line) => line.replace("r-77", "r-78")), "changed"],
  [
    "with something behind its end",
    (all) => [...all.slice(0, -1), '{"table":"marks","row":{}}', ""],
    "changed",
  ],
  ["with a line that is no row", (all) => all.with(5, "{}"), "no row"],
  ["of a newer format", (all) => all.with(0, '{"countersign":"backup","format":2}'), "newer version"],
  ["that is something else", () => ["hello", ""], "no backup"],
  ["that is empty", () => [], "cut off|no backup"],
];

test.each(SPOILT)("a backup %s is refused, and nothing of it stays", async (_, spoil, says) => {
  const path = await backedUp();
  await writeFile(path, spoil(await lines(path)).join("\n"));
  const { database } = await emptyDatabase();
  await expect(restoreBackup(database, readBackupFile(path), ALL)).rejects.toThrow(new RegExp(says, "u"));
  const left = Object.values(await everything(database)).flat();
  expect(left).toEqual([]);
});

test("a backup whose sum is right but which lacks rows is refused all the same", async () => {
  const path = join(directory, "forged.ndjson");
  const [header = "", ...rows] = await lines(await backedUp());
  const file = await createBackupFile(path);
  for (const line of [header, ...rows.slice(0, -2).filter((row) => !row.includes('"table":"marks"'))])
    await file.write(line);
  await file.finish();
  const { database } = await emptyDatabase();
  await expect(restoreBackup(database, readBackupFile(path), ALL)).rejects.toThrow(
    "not whole: marks has 0 of",
  );
});
