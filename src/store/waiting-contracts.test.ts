import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, aRemoteId, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Contract } from "../domain/contract.ts";
import type { Waiting } from "../domain/waiting.ts";
import { createStore } from "./create-store.ts";
import type { ContractChange, Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;
let deals = 0;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

function minute(minutes: number): Date {
  return new Date(T0.getTime() + minutes * 60_000);
}

const waitingFor = (connection: string): Waiting => ({
  connection,
  code: "credentials_rejected",
  detail: "401",
  step: "create",
  since: T0.toISOString(),
});

async function aRow(account: string, change: ContractChange = {}, at = T0): Promise<Contract> {
  deals += 1;
  const row = { account, dealId: String(deals), at, trail: [], ...change, effects: {} };
  const planned = await store.contracts.plan(aNewContract(row));
  return planned.contract;
}

async function recorded(
  { account, id, version }: Contract,
  change: ContractChange,
): Promise<Contract | undefined> {
  await store.contracts.record({ account, id, version, at: T0, change, trail: [] });
  return store.contracts.get(account, id);
}

async function again({ account, id }: Contract): Promise<Contract | undefined> {
  return store.contracts.get(account, id);
}

test("why a contract waits, and since when it has been missing, are kept, left alone and cleared", async () => {
  const row = await aRow("kept");
  expect([row.waiting, row.missingSince]).toEqual([undefined, undefined]);
  const waiting = waitingFor("contracts");
  const written = await recorded(row, { waiting, missingSince: T0 });
  expect(written).toMatchObject({ waiting, missingSince: T0 });
  const untouched = written && (await recorded(written, { attempts: 1 }));
  expect(untouched).toMatchObject({ waiting, missingSince: T0 });
  const cleared = untouched && (await recorded(untouched, { waiting: null, missingSince: null }));
  expect([cleared?.waiting, cleared?.missingSince]).toEqual([undefined, undefined]);
  expect(await aRow("kept", { waiting, missingSince: T0 })).toMatchObject({ waiting, missingSince: T0 });
});

test("those that wait are counted by connection, each account for itself", async () => {
  await aRow("counts", { waiting: waitingFor("contracts") });
  await aRow("counts", { waiting: waitingFor("contracts") });
  await aRow("counts", { waiting: waitingFor("kommo") });
  await aRow("counts");
  await aRow("others", { waiting: waitingFor("contracts") });
  expect([...(await store.contracts.waiting("counts"))]).toEqual([
    ["contracts", 2],
    ["kommo", 1],
  ]);
  expect((await store.contracts.waiting("nobody")).size).toBe(0);
});

test("they are listed, and counted with the reasons of one account or of all", async () => {
  const refused = waitingFor("contracts");
  const missing: Waiting = { ...refused, code: "contracts_missing" };
  const older = await aRow("groups", { waiting: refused });
  await aRow("groups", { waiting: missing });
  await aRow("groups", { waiting: missing });
  await aRow("groups");
  const own = { account: "groups", connection: "contracts" };
  const groups = [
    { ...own, code: "contracts_missing", count: 2 },
    { ...own, code: "credentials_rejected", count: 1 },
  ];
  expect(await store.contracts.waitingGroups("groups")).toEqual(groups);
  expect(await store.contracts.waitingGroups()).toEqual(expect.arrayContaining(groups));
  expect(await store.contracts.waitingGroups("nobody")).toEqual([]);
  const listed = await store.contracts.list({ account: "groups", status: "waiting", limit: 9 });
  expect(listed).toHaveLength(3);
  expect(listed.at(-1)).toMatchObject({ reference: older.reference });
});

test("waking makes due what waits for that connection and is not due yet, and nothing else", async () => {
  const asleep = await aRow("wake", { waiting: waitingFor("contracts") });
  const later = await aRow("wake", { waiting: waitingFor("contracts"), dueAt: minute(60) });
  const due = await aRow("wake", { waiting: waitingFor("contracts"), dueAt: minute(1) });
  const kommo = await aRow("wake", { waiting: waitingFor("kommo") });
  const well = await aRow("wake");
  const foreign = await aRow("other-wake", { waiting: waitingFor("contracts") });
  const soon = await aRow("wake", { waiting: waitingFor("contracts"), dueAt: minute(15) });
  const ask = { account: "wake", connection: "contracts", at: minute(5), soon: minute(15), limit: 9 };
  expect(await store.contracts.wake(ask)).toBe(2);
  expect(await again(asleep)).toMatchObject({ dueAt: minute(5), version: asleep.version });
  expect(await again(later)).toMatchObject({ dueAt: minute(5) });
  expect(await again(due)).toMatchObject({ dueAt: minute(1) });
  expect(await again(soon)).toMatchObject({ dueAt: minute(15) });
  for (const row of [kommo, well, foreign]) expect((await again(row))?.dueAt).toBeUndefined();
  expect(await store.contracts.wake(ask)).toBe(0);
});

/** How many rows of the account are woken at this minute. */
function wokenOf(account: string, at: number, limit: number): Promise<number> {
  const soon = minute(at + 10);
  return store.contracts.wake({ account, connection: "contracts", at: minute(at), soon, limit });
}

/** How many rows of the account the sweep takes at this minute. */
async function claimedOf(account: string, at: number): Promise<number> {
  const claimed = await store.contracts.claimDue(minute(at), minute(at + 10), 500);
  return claimed.filter((row) => row.account === account).length;
}

test("what was woken and has been taken to be looked at is not woken again, and each time only so many are", async () => {
  for (let row = 0; row < 5; row += 1) await aRow("storm", { waiting: waitingFor("contracts") });
  expect([await wokenOf("storm", 20, 3), await claimedOf("storm", 20)]).toEqual([3, 3]);
  expect([await wokenOf("storm", 21, 3), await claimedOf("storm", 21)]).toEqual([2, 2]);
  expect([await wokenOf("storm", 22, 3), await claimedOf("storm", 22)]).toEqual([0, 0]);
});

function open(id: string): ContractChange {
  return { status: "sent", remoteId: aRemoteId(id) };
}

test("a sample holds open contracts that stand at the vendor, newest first, missing ones or the others", async () => {
  await aRow("sample", open("1"), minute(1));
  await aRow("sample", { ...open("2"), status: "drafted" }, minute(2));
  await aRow("sample", { ...open("3"), missingSince: minute(9) }, minute(3));
  await aRow("sample", open("4"), minute(4));
  await aRow("sample", { ...open("5"), status: "signed" }, minute(1));
  await aRow("sample", {}, minute(1));
  await aRow("sample", { ...open("6"), connection: "another" }, minute(1));
  await aRow("other-sample", open("7"), minute(1));
  const ask = { account: "sample", connection: "contracts", limit: 5 };
  const ids = async (missing: boolean, before: Date, limit = 5): Promise<readonly string[]> =>
    (await store.contracts.sample({ ...ask, missing, before, limit })).map(({ remoteId }) => remoteId);
  expect(await ids(false, minute(5))).toEqual(["4", "2", "1"]);
  expect(await ids(false, minute(4))).toEqual(["2", "1"]);
  expect(await ids(false, minute(5), 1)).toEqual(["4"]);
  expect(await ids(true, minute(5))).toEqual(["3"]);
  const [missing] = await store.contracts.sample({ ...ask, missing: true, before: minute(5) });
  expect(missing?.missingSince).toEqual(minute(9));
});

test("of those that are over, the vendor should show what it has not lost and we have not deleted there", async () => {
  const over = (id: string, status: Contract["status"], at: number, change: ContractChange = {}) =>
    aRow("over", { ...open(id), status, ...change }, minute(at));
  await over("1", "signed", 1);
  await over("2", "declined", 2);
  await over("3", "expired", 3);
  const back = await over("4", "withdrawn", 4);
  const withdraw = { state: "done", attempt: 1, at: T0.toISOString() } as const;
  await recorded(back, { effects: { withdraw } });
  await over("5", "withdrawn", 5, { missingSince: minute(5) });
  await over("6", "sent", 6);
  await over("7", "signed", 8);
  await aRow("over", { status: "withdrawn" }, minute(1));
  await aRow("other-over", { ...open("8"), status: "signed" }, minute(1));
  const ids = async (keepsWithdrawn: boolean, limit = 9): Promise<readonly string[]> => {
    const ask = { account: "over", connection: "contracts", before: minute(8), keepsWithdrawn, limit };
    return (await store.contracts.sampleOver(ask)).map(({ remoteId }) => remoteId);
  };
  expect(await ids(false)).toEqual(["3", "2", "1"]);
  expect(await ids(true)).toEqual(["4", "3", "2", "1"]);
  expect(await ids(true, 2)).toEqual(["4", "3"]);
});

test("the health of what left the configuration is forgotten", async () => {
  for (const account of ["forget", "other-forget"]) await store.health.good(account, "contracts", T0);
  await store.health.good("forget", "kommo", T0);
  await store.health.forget("forget", "contracts");
  expect(await store.health.list("forget")).toMatchObject([{ connection: "kommo" }]);
  expect(await store.health.list("other-forget")).toHaveLength(1);
});
