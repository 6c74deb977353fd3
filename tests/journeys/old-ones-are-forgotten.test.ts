import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { archivePort } from "../../src/app/archive-port.ts";
import { forgetContracts, forgetRecords } from "../../src/app/forget-old.ts";
import type { AccountRetention } from "../../src/corridor/runtime.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

const KEPT_BY_ALL = { callsDays: 30, deliveriesDays: 30, changesDays: 365 };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the clock does hourly. */
async function forget(world: World, retention: AccountRetention): Promise<void> {
  const archive = archivePort({ kind: "files", directory: world.archiveDirectory });
  const tools = { store: world.app.store, archive, now: () => world.now(), log: silent };
  await forgetContracts(tools, { id: "acme", retention });
  await forgetRecords(tools, [{ id: "acme", retention }], KEPT_BY_ALL);
}

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
