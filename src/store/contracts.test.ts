import { afterAll, beforeAll, expect, test } from "vitest";
import { aContract, aNewContract, anOrder, aRemote, aRemoteId, T0, WON } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Contract, Effect, Wish } from "../domain/contract.ts";
import { createStore } from "./create-store.ts";
import { cursorOf } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";

import type { ContractChange, NewContract, Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;
let deals = 0;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

function aNextContract(change: Partial<NewContract> = {}): NewContract {
  deals += 1;
  return aNewContract({ dealId: String(1000 + deals), ...change });
}

async function planned(change: Partial<NewContract> = {}): Promise<Contract> {
  const { contract } = await store.contracts.plan(aNextContract(change));
  return contract;
}

async function recorded(contract: Contract, change: ContractChange, at = T0): Promise<Contract> {
  const { account, id, version } = contract;
  const result = await store.contracts.record({ account, id, version, at, change, trail: [] });
  if (result === "stale") throw new Error("unexpectedly stale");
  const row = await store.contracts.get(contract.account, id);
  if (row?.version !== result) throw new Error("the version that was answered is not the row's");
  return row;
}

function minuteAt(minute: number): Date {
  return new Date(T0.getTime() + minute * 60_000);
}

const started: Effect = { state: "started", attempt: 1, at: T0.toISOString() };

test("a planned contract reads back exactly as it was written", async () => {
  const order = anOrder();
  const given = aNextContract({ order, effects: { create: started }, dueAt: T0, rounds: { failed: 1 } });
  const { contract, fresh } = await store.contracts.plan(given);
  const { at: plannedAt, trail, ...columns } = given;
  expect(fresh).toBe(true);
  expect(contract).toEqual({
    ...aContract(),
    ...columns,
    id: contract.id,
    createdAt: plannedAt,
    updatedAt: plannedAt,
  });
  expect(await store.contracts.get("acme", contract.id)).toEqual(contract);
  expect(await store.contracts.byReference("acme", contract.reference)).toEqual(contract);
  expect(await store.trail.of("acme", contract.id)).toEqual([
    { ...trail[0], at: plannedAt, contract: contract.id },
  ]);
});

test("of many who plan the same entry at once one is fresh and all get the same row, with one trail", async () => {
  const dealId = "same-entry";
  const results = await Promise.all(
    Array.from({ length: 20 }, () => store.contracts.plan(aNextContract({ dealId }))),
  );
  expect(results.filter((result) => result.fresh)).toHaveLength(1);
  const ids = new Set(results.map((result) => result.contract.id));
  expect(ids.size).toBe(1);
  expect(await store.trail.of("acme", [...ids].join(""))).toHaveLength(1);
});

test("a write that saw the newest version changes only what it names", async () => {
  const before = await planned({ dueAt: T0, order: anOrder() });
  const later = new Date(T0.getTime() + 1_000);
  const after = await recorded(before, { status: "drafted", remoteId: aRemoteId("doc-9") }, later);
  expect(after).toEqual({ ...before, status: "drafted", remoteId: "doc-9", version: 2, updatedAt: later });
  expect(await store.contracts.get("acme", before.id)).toEqual(after);
});

test("a write that saw an old version changes nothing and leaves no trail", async () => {
  const before = await planned();
  await recorded(before, { attempts: 1 });
  const late = await store.contracts.record({
    account: "acme",
    id: before.id,
    version: before.version,
    at: T0,
    change: { status: "sent" },
    trail: [{ event: "sent", actor: "countersign" }],
  });
  expect(late).toBe("stale");
  expect((await store.contracts.get("acme", before.id))?.status).toBe("planned");
  expect((await store.trail.of("acme", before.id)).map((entry) => entry.event)).toEqual(["planned"]);
});

test("of many writers who saw the same version one wins", async () => {
  const { id, version } = await planned();
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, attempts) =>
      store.contracts.record({
        account: "acme",
        id,
        version,
        at: T0,
        change: { attempts },
        trail: [{ event: "looked", actor: "countersign", data: { attempts } }],
      }),
    ),
  );
  expect(results.filter((result) => result !== "stale")).toHaveLength(1);
  expect(await store.trail.of("acme", id)).toHaveLength(2);
});

test("effects are merged, null forgets one, others stay", async () => {
  const first = await planned({ effects: { create: started, find: started } });
  const done: Effect = { ...started, state: "done", result: { uuid: "u-1" } };
  const second = await recorded(first, { effects: { create: done, find: null, "signed/note": started } });
  expect(second.effects).toEqual({ create: done, "signed/note": started });
});

test("every column that can be cleared is cleared by null and left alone when absent", async () => {
  const failure = {
    code: "not_found",
    detail: "x",
    where: {},
    step: "create",
    since: T0.toISOString(),
  } as const;
  const full: ContractChange = { failure, leftStageAt: T0, dueAt: T0, expiresAt: T0, endedAt: T0 };
  const before = await recorded(await planned(), full);
  expect(before).toMatchObject(full);
  expect(await recorded(before, { attempts: 2 })).toMatchObject({ ...full, attempts: 2 });
  const emptied = await recorded(
    { ...before, version: before.version + 1 },
    { failure: null, leftStageAt: null, dueAt: null, expiresAt: null, endedAt: null },
  );
  for (const name of Object.keys(full)) expect(emptied).not.toHaveProperty(name);
});

test("every other column can be written", async () => {
  const change = {
    status: "signed",
    connection: "other",
    configVersion: 3,
    order: anOrder({ title: "New" }),
    remote: aRemote("signed"),
    rounds: { signed: 1 },
    wishes: [{ id: "w1", kind: "remind", by: "ada", at: T0.toISOString() }],
    attempts: 4,
    placed: WON,
    archive: [
      { kind: "signed", name: "a.pdf", key: "k", sha256: "s", bytes: 7, contentType: "application/pdf" },
    ],
    sentAt: T0,
  } as const satisfies ContractChange;
  expect(await recorded(await planned(), change)).toMatchObject(change);
});

test("text that PostgreSQL cannot keep is kept without it instead of failing", async () => {
  const contract = await planned({
    order: anOrder({ title: "a\0b\uD800c", fields: { ["k\0"]: "\\u0000" } }),
  });
  expect(contract.order?.title).toBe("a\u{FFFD}b\u{FFFD}c");
  expect(contract.order?.fields).toEqual({ "k\u{FFFD}": "\\u0000" });
  expect(await store.contracts.ofDeal("acme", "1\0")).toEqual([]);
  expect(await store.contracts.get("acme", "not a uuid")).toBeUndefined();
});

test("a deal's contracts come newest entry last, and only this account's", async () => {
  const dealId = "several";
  const second = await planned({ dealId, entry: 2 });
  const first = await planned({ dealId, entry: 1 });
  await planned({ dealId, account: "other" });
  const found = await store.contracts.ofDeal("acme", dealId);
  expect(found.map((contract) => contract.id)).toEqual([first.id, second.id]);
});

test("contracts are found by the vendor's ids, within their connection", async () => {
  const mine = await recorded(await planned(), { remoteId: aRemoteId("r-1") });
  await recorded(await planned({ connection: "other" }), { remoteId: aRemoteId("r-1") });
  expect(await store.contracts.byRemoteIds("acme", "contracts", ["r-1", "r-2"])).toEqual([mine]);
});

test("what is due is taken once and comes back when the guard is over", async () => {
  const account = "due";
  const contract = await planned({ account, dueAt: T0 });
  await planned({ account, dueAt: new Date(T0.getTime() + 60_000) });
  const guard = new Date(T0.getTime() + 10_000);
  const takes = await Promise.all([1, 2, 3].map(() => store.contracts.claimDue(T0, guard, 500)));
  const taken = takes.flat().filter((row) => row.account === account);
  expect(taken).toEqual([{ account, dealId: contract.dealId }]);
  const again = await store.contracts.claimDue(guard, new Date(guard.getTime() + 10_000), 500);
  expect(again.filter((row) => row.account === account)).toEqual(taken);
});

test("a wish makes a contract due and outdates whoever was about to write it", async () => {
  const contract = await planned();
  const wish: Wish = { id: "w", kind: "withdraw", by: "ada", at: T0.toISOString(), reason: "wrong price" };
  expect(await store.contracts.wish("acme", contract.id, wish)).toBe(true);
  expect(await store.contracts.wish("acme", "0190aaaa-0000-7000-8000-00000000ffff", wish)).toBe(false);
  const now = await store.contracts.get("acme", contract.id);
  expect(now).toMatchObject({ wishes: [wish], dueAt: T0, version: contract.version + 1 });
  const { id, version } = contract;
  expect(
    await store.contracts.record({ account: "acme", id, version, at: T0, change: { wishes: [] }, trail: [] }),
  ).toBe("stale");
});

test("a wish never makes a contract less due than it was", async () => {
  const contract = await planned({ dueAt: new Date(T0.getTime() - 5_000) });
  await store.contracts.wish("acme", contract.id, {
    id: "w",
    kind: "remind",
    by: "ada",
    at: T0.toISOString(),
  });
  expect((await store.contracts.get("acme", contract.id))?.dueAt).toEqual(contract.dueAt);
});

test("lists are newest first, filtered, paged; failed ones are listed and counted as failed", async () => {
  const account = "lists";
  const rows: Contract[] = [];
  for (let minute = 0; minute < 5; minute += 1) rows.push(await planned({ account, at: minuteAt(minute) }));
  const [first, second] = rows;
  if (!first || !second) throw new Error("no rows");
  const failure = {
    code: "not_found",
    detail: "x",
    where: {},
    step: "create",
    since: T0.toISOString(),
  } as const;
  await recorded(first, { failure });
  const ids = async (filter: { status?: string; after?: Cursor }) =>
    (await store.contracts.list({ account, limit: 2, ...filter })).map((row) =>
      rows.findIndex((r) => r.id === row.id),
    );
  const behind = (row: number) => cursorOf(rows[row] ?? first);
  expect(await ids({})).toEqual([4, 3]);
  expect(await ids({ after: behind(3) })).toEqual([2, 1]);
  expect(await ids({ status: "planned", after: behind(2) })).toEqual([1]);
  expect(await ids({ status: "failed" })).toEqual([0]);
  expect(await ids({ status: "nonsense\0" })).toEqual([]);
  expect(await store.contracts.counts(account)).toEqual({ failed: 1, planned: 4 });
});

test("open contracts are those drafted or sent", async () => {
  const connection = "open-ones";
  const drafted = await recorded(await planned({ connection }), {
    status: "drafted",
    remoteId: aRemoteId("o-1"),
  });
  const sent = await recorded(await planned({ connection }), { status: "sent" });
  await recorded(await planned({ connection }), { status: "signed" });
  await planned({ connection });
  expect(await store.contracts.open("acme", connection)).toEqual([
    { id: drafted.id, dealId: drafted.dealId, remoteId: "o-1" },
    { id: sent.id, dealId: sent.dealId },
  ]);
});

test("the trail can neither be changed nor deleted nor emptied", async () => {
  const { id } = await planned();
  const { pool } = opened.database;
  const refused = /append-only/;
  await expect(
    pool.query("update countersign.trail set actor = 'x' where contract = $1", [id]),
  ).rejects.toThrow(refused);
  await expect(pool.query("delete from countersign.trail where contract = $1", [id])).rejects.toThrow(
    refused,
  );
  await expect(pool.query("truncate countersign.trail")).rejects.toThrow(refused);
  expect(await store.trail.of("acme", id)).toHaveLength(1);
});

test("only a transaction that says so may erase from the trail", async () => {
  const { id } = await planned();
  await opened.database.pool.query(
    `begin; set local countersign.erasing = 'on';
     update countersign.trail set data = null where contract = '${id}'; commit`,
  );
  expect((await store.trail.of("acme", id))[0]).not.toHaveProperty("data");
  await opened.database.pool.query(
    `begin; set local countersign.erasing = 'on'; delete from countersign.trail where contract = '${id}'; commit`,
  );
  expect(await store.trail.of("acme", id)).toEqual([]);
});
