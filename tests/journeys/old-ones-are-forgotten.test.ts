import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { archivePort } from "../../src/app/archive-port.ts";
import { forgetContracts, forgetRecords } from "../../src/app/forget-old.ts";
import type { AccountRetention, Tools } from "../../src/corridor/runtime.ts";
import type { ContractChange } from "../../src/store/store.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

const KEPT_BY_ALL = { callsDays: 30, deliveriesDays: 30, changesDays: 365 };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the clock does hourly. */
async function forget(
  world: World,
  retention: AccountRetention,
  { archive = archiveOf(world), log = silent }: Partial<Pick<Tools, "archive" | "log">> = {},
): Promise<void> {
  const tools = { store: world.app.store, archive, now: () => world.now(), log };
  await forgetContracts(tools, { id: "acme", retention });
  await forgetRecords(tools, [{ id: "acme", retention }], KEPT_BY_ALL);
}

const archiveOf = ({ archiveDirectory: directory }: World) => archivePort({ kind: "files", directory });

async function archived(world: World): Promise<number> {
  const files = await readdir(world.archiveDirectory, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).length;
}

/** Every table in which a text stands. */
async function tablesNaming({ database }: World, text: string): Promise<readonly string[]> {
  const { pool } = database.database;
  const { rows } = await pool.query<{ place: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as place from information_schema.tables
      where table_schema = 'countersign' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { place } of rows) {
    const { rows: naming } = await pool.query(
      `select from ${place} as one where position($1 in one::text) > 0 limit 1`,
      [text],
    );
    if (naming.length > 0) found.push(place);
  }
  return found;
}

async function endTwo(world: World) {
  const declined = await sendDeal(world);
  await world.vendor.control("decline", { id: declined.remoteId });
  const signed = await sendDeal(world);
  await world.vendor.control("signAll", { id: signed.remoteId });
  await world.elapse({ minutes: 2 });
  await world.elapse({ minutes: 2 });
  expect((await world.contract(signed.id)).archive).not.toEqual([]);
  return { declined, signed };
}

test("without a word about it contracts, trail and archive are kept for good, and calls and deliveries as the installation says", async () => {
  const world = await openWorld();
  const { declined, signed } = await endTwo(world);
  const files = await archived(world);
  world.pass({ days: 4_000 });
  await forget(world, {});
  expect(await archived(world)).toBe(files);
  expect((await world.contract(declined.id)).order).toBeDefined();
  expect((await world.trail(signed.id)).length).toBeGreaterThan(4);
  expect(await tablesNaming(world, declined.contract.order?.signers[0]?.email ?? "?")).toEqual([
    "countersign.catalogue",
    "countersign.contracts",
    "countersign.trail",
  ]);
});

test("each kind is forgotten when its own time is over: what is left is that there was one", async () => {
  const world = await openWorld();
  const { declined, signed } = await endTwo(world);
  const { email } = declined.contract.order?.signers[0] ?? { email: "?" };
  const retention = { endedDays: 90, signedDays: 730, callsDays: 60, deliveriesDays: 20 };
  world.pass({ days: 50 });
  await forget(world, retention);
  expect(await tablesNaming(world, email)).toEqual([
    "countersign.calls",
    "countersign.catalogue",
    "countersign.contracts",
    "countersign.trail",
  ]);
  world.pass({ days: 41 });
  await forget(world, retention);
  expect(await world.contract(declined.id)).toMatchObject({ status: "declined", archive: [] });
  expect(await world.contract(declined.id)).not.toHaveProperty("order");
  expect(await world.trail(declined.id)).toEqual([]);
  expect((await world.contract(signed.id)).order).toBeDefined();
  const found = await world.app.store.catalogue.page({
    account: "acme",
    search: declined.contract.reference,
    sort: "newest",
    limit: 5,
  });
  expect(found.rows).toHaveLength(1);

  world.pass({ days: 700 });
  expect(await archived(world)).toBeGreaterThan(0);
  await forget(world, retention);
  await forget(world, retention);
  expect(await archived(world)).toBe(0);
  expect(await tablesNaming(world, email)).toEqual([]);
  expect(await world.app.store.contracts.counts("acme")).toEqual({ declined: 1, signed: 1 });
});

test("a deal whose contract was forgotten and that still stands in its stage gets no second one, and nobody follows the old one", async () => {
  const world = await openWorld();
  const { declined } = await endTwo(world);
  const before = notesOf(await world.deal(declined.id)).length;
  world.pass({ days: 40 });
  await forget(world, { endedDays: 30 });
  await world.knock("kommo", { body: `leads[update][0][id]=${declined.id}` });
  await world.elapse({ hours: 1 });
  expect(await world.contract(declined.id)).toMatchObject({ status: "declined" });
  expect(await world.contract(declined.id)).not.toHaveProperty("remote");
  expect(notesOf(await world.deal(declined.id))).toHaveLength(before);
  await world.wish(declined.id, "again");
  await world.elapse();
  expect((await world.contract(declined.id)).wishes).toEqual([]);
  await world.moveDeal(declined.id, "Proposal");
  await world.elapse({ minutes: 6 });
  await world.moveDeal(declined.id, "Won");
  await world.elapse({ minutes: 6 });
  expect((await world.contracts(declined.id)).map(({ status }) => status)).toEqual(["declined", "sent"]);
});

/** What is still known of it. */
async function isKnown(world: World, id: string): Promise<boolean> {
  return (await world.contract(id)).order !== undefined && (await world.trail(id)).length > 0;
}

test("what was old and comes to life before it is forgotten keeps everything, and what comes to life meanwhile waits", async () => {
  const world = await openWorld();
  const { declined } = await endTwo(world);
  world.pass({ days: 40 });
  const { store } = world.app;
  const span = { account: "acme", signed: false, from: new Date(0), before: world.now() };
  const old = await store.forgetting.old({ ...span, limit: 5 });
  expect(old.map(({ dealId }) => dealId)).toEqual([declined.id]);
  const { id, version } = await world.contract(declined.id);
  const revive = async (seen: number) => {
    const change = { status: "sent", endedAt: null, dueAt: world.now() } as const;
    return store.contracts.record({ account: "acme", id, version: seen, at: world.now(), change, trail: [] });
  };
  const revived = await revive(version);
  await store.transaction((tx) => tx.forgetting.forget("acme", old, world.now()));
  expect(await isKnown(world, declined.id)).toBe(true);
  const open = await world.contract(declined.id);
  expect([open.status, open.dueAt === undefined]).toEqual(["sent", false]);

  await store.contracts.record({
    account: "acme",
    id,
    version: Number(revived),
    at: world.now(),
    change: { status: "declined", endedAt: declined.contract.createdAt, dueAt: null },
    trail: [],
  });
  const late: Promise<unknown>[] = [];
  const seen = (await world.contract(declined.id)).version;
  await store.transaction(async (tx) => {
    const again = await tx.forgetting.old({ ...span, limit: 5 });
    late.push(revive(seen));
    await tx.forgetting.forget("acme", again, world.now());
  });
  expect(await Promise.all(late)).toEqual(["stale"]);
  expect(await world.contract(declined.id)).toMatchObject({ status: "declined" });
  expect(await isKnown(world, declined.id)).toBe(false);
});

test("a contract whose end is not told in Kommo yet is not forgotten before it is", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "500", match: "^POST .*/notes", times: 100_000 });
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse();
  expect((await world.contract(id)).status).toBe("declined");
  world.pass({ days: 31 });
  await forget(world, { endedDays: 30 });
  expect(await isKnown(world, id)).toBe(true);

  world.sandbox.kommo.clearFaults();
  const before = notesOf(await world.deal(id)).length;
  for (let times = 0; times < 3; times += 1) await world.elapse({ minutes: 10 });
  expect(notesOf(await world.deal(id))).toHaveLength(before + 1);
  await forget(world, { endedDays: 30 });
  expect(await isKnown(world, id)).toBe(false);
});

const AT = "2026-01-01T00:00:00.000Z";
const WHERE = {
  connection: "kommo",
  code: "credentials_rejected",
  detail: "x",
  step: "declined/note",
} as const;
const UNDONE: readonly (readonly [string, ContractChange])[] = [
  ["waits for a connection", { waiting: { ...WHERE, since: AT } }],
  ["needs a person", { failure: { ...WHERE, where: {}, since: AT } }],
  ["is asked for something", { wishes: [{ id: "w", kind: "again", by: "ada", at: AT }] }],
  ["is tried again", { attempts: 2 }],
  ["is looked at again", { dueAt: new Date("2099-01-01") }],
  ["was begun to be told", { effects: { "declined/task": { state: "started", attempt: 1, at: AT } } }],
];
const DONE: ContractChange = {
  waiting: null,
  failure: null,
  wishes: [],
  attempts: 0,
  dueAt: null,
  effects: { "declined/task": { state: "done", attempt: 1, at: AT } },
};

test("one that still has something to do is left until that is done, and holds up no other one", async () => {
  const world = await openWorld();
  const { declined } = await endTwo(world);
  world.pass({ days: 40 });
  const write = async (change: ContractChange) => {
    const { id, version } = await world.contract(declined.id);
    await world.app.store.contracts.record({
      account: "acme",
      id,
      version,
      at: world.now(),
      change,
      trail: [],
    });
  };
  for (const [what, change] of UNDONE) {
    await write({ ...DONE, ...change });
    await forget(world, { endedDays: 30 });
    expect([what, await isKnown(world, declined.id)]).toEqual([what, true]);
  }
  const later = await sendDeal(world);
  await world.vendor.control("decline", { id: later.remoteId });
  await world.elapse({ minutes: 2 });
  world.pass({ days: 31 });
  await write({ ...DONE, waiting: { ...WHERE, since: AT } });
  await forget(world, { endedDays: 30 });
  expect([await isKnown(world, declined.id), await isKnown(world, later.id)]).toEqual([true, false]);
  await write(DONE);
  await forget(world, { endedDays: 30 });
  expect(await isKnown(world, declined.id)).toBe(false);
});

test("files that are in no archive that is known any more are told of, and where they were stays", async () => {
  const world = await openWorld();
  const { signed } = await endTwo(world);
  const before = await world.contract(signed.id);
  const directory = await mkdtemp(join(tmpdir(), "countersign-archive-moved-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  world.pass({ days: 800 });
  const warned: unknown[] = [];
  const log = { ...silent, warn: (about: unknown) => warned.push(about) };
  for (let times = 0; times < 2; times += 1)
    await forget(world, { signedDays: 730 }, { archive: archivePort({ kind: "files", directory }), log });
  expect(await isKnown(world, signed.id)).toBe(false);
  expect((await world.contract(signed.id)).archive).toEqual(before.archive);
  const files = before.archive.map(({ key }) => key);
  expect(warned).toEqual([{ account: "acme", contract: before.reference, files }]);
});
