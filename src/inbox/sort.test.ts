import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { WON, aRemoteId } from "../../tests/builders.ts";
import { testDatabase, type TestDatabase } from "../../tests/database.ts";

import type { HookNotice } from "../crm/crm.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import type { Look } from "../jobs/jobs.ts";
import { createStore } from "../store/create-store.ts";
import { onDelivery } from "../store/on-delivery.ts";
import { newReference } from "../store/reference.ts";
import type { Delivery, Store } from "../store/store.ts";
import { createSorter, type Sorter, type SorterDeps } from "./sorter.ts";
import { hookDoor, noticeDoor } from "./test-doors.ts";

const NOW = new Date("2026-11-02T10:00:00Z");
const BY_ADA = { by: "Ada Owner", at: NOW.toISOString() } as const;

let opened: TestDatabase | undefined;
let store: Store;
let looks: Look[] = [];

beforeEach(async () => {
  await opened?.close();
  opened = await testDatabase();
  store = createStore(opened.database);
  looks = [];
});
afterAll(() => opened?.close());

const MEANINGS: Record<string, HookNotice> = {
  moved: { deals: [{ id: "1", event: "moved" }] },
  both: {
    account: { id: "77", subdomain: "ACME" },
    deals: [
      { id: "1", event: "updated" },
      { id: "2", event: "updated" },
      { id: "1", event: "moved" },
    ],
  },
  updated: {
    deals: [
      { id: "1", event: "updated" },
      { id: "2", event: "updated" },
      { id: "3", event: "deleted" },
    ],
  },
  foreign: { account: { subdomain: "evil<script>" }, deals: [{ id: "1", event: "moved" }] },
  foreignId: { account: { id: "78", subdomain: "acme" }, deals: [{ id: "1", event: "moved" }] },
  contact: { deals: [], ignored: "It is about a contact." },
  many: { deals: Array.from({ length: 2500 }, (_, n) => ({ id: String(n + 1), event: "moved" as const })) },
};

function sorter(overrides: Partial<SorterDeps> = {}): Sorter {
  return createSorter({
    store,
    jobs: { enqueue: async (some) => void looks.push(...some) },
    hookDoor: (account) => (account === "acme" ? hookDoor(MEANINGS) : undefined),
    noticeDoor: (_, connection) => (connection === "contracts" ? noticeDoor : undefined),
    accountIdentity: () => ({ subdomain: "acme", id: "77" }),
    now: () => NOW,
    ...overrides,
  });
}

function keep(body: string, connection = "kommo", account = "acme", headers = {}): Promise<string> {
  return store.deliveries.keep({ account, connection, receivedAt: NOW, headers, body: Buffer.from(body) });
}

/** A vendor's call that has a name. */
function named(callId: string, body = "doc-1"): Promise<string> {
  return keep(body, "contracts", "acme", { "x-call": callId });
}

function stateOf(id: string): Promise<Delivery | undefined> {
  return store.deliveries.get("acme", id);
}

async function sorted(body: string, connection = "kommo", account = "acme"): Promise<Delivery | undefined> {
  const id = await keep(body, connection, account);
  expect(await sorter().sortOnce(NOW)).toBe(1);
  return store.deliveries.get(account, id);
}

async function contractOf(dealId: string, remoteId: string): Promise<void> {
  await store.contracts.plan({
    account: "acme",
    playbook: "p",
    configVersion: 1,
    dealId,
    entry: 1,
    trigger: WON,
    connection: "contracts",
    reference: newReference(),
    effects: {},
    status: "sent",
    remoteId: aRemoteId(remoteId),
    at: NOW,
    trail: [],
  });
}

function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

test("a hook leads to one look per deal, and the delivery says what it was about", async () => {
  await contractOf("2", "doc-2");
  const delivery = await sorted("both");
  expect(looks).toEqual([
    { account: "acme", dealId: "1", reason: "hook", entered: true },
    { account: "acme", dealId: "2", reason: "hook", entered: false },
  ]);
  expect(delivery).toMatchObject({
    state: "sorted",
    reason: "2 deals: 1 moved to another stage, 1 changed.",
    deals: ["1", "2"],
  });
});

test("merely changed deals without a contract are not looked at", async () => {
  expect(await sorted("updated")).toMatchObject({
    state: "ignored",
    reason: "3 deals: 2 changed, 1 deleted; no contract is about them.",
    deals: [],
  });
  await contractOf("2", "doc-2");
  await contractOf("3", "doc-3");
  expect(await sorted("updated")).toMatchObject({ state: "sorted", deals: ["2", "3"] });
  expect(looks).toEqual([
    { account: "acme", dealId: "2", reason: "hook", entered: false },
    { account: "acme", dealId: "3", reason: "hook", entered: false },
  ]);
});

/** The queue itself, and what stands in it. */
async function realQueue() {
  if (!opened) throw new Error("no database");
  const { database } = opened;
  const jobs = await createJobs(database);
  onTestFinished(() => jobs.stop());
  const text = "select deal_id, entered, wanted from countersign.looks order by deal_id";
  return { jobs, rows: async () => (await database.pool.query(text)).rows };
}

test("a changed deal that is being looked at is looked at once more: its contract may be about to be planned", async () => {
  const { jobs } = await realQueue();
  await jobs.enqueue([{ account: "acme", dealId: "2", reason: "hook", entered: true }]);
  expect(await sorted("updated")).toMatchObject({ state: "sorted", deals: ["2"] });
});

test("that a deal entered a stage is not lost among its changes, in whatever order the calls came", async () => {
  const { jobs, rows } = await realQueue();
  await contractOf("1", "doc-1");
  for (const body of ["updated", "moved", "updated"]) await keep(body);
  await sorter({ jobs }).sortOnce(NOW);
  expect(await rows()).toEqual([{ deal_id: "1", entered: 2, wanted: null }]);
});

test("several hooks of one deal lead to one look", async () => {
  const { jobs, rows } = await realQueue();
  for (let n = 0; n < 5; n += 1) await keep("moved");
  expect(await sorter({ jobs }).sortOnce(NOW)).toBe(5);
  expect(await rows()).toHaveLength(1);
  expect(await sorter({ jobs }).sortOnce(NOW)).toBe(0);
});

test.each([
  ["foreign", "The body names account evilscript."],
  ["foreignId", "The body names account 78."],
  ["contact", "It is about a contact."],
  ["what the door breaks on", "The body could not be read."],
])("%s is ignored with a reason", async (body, reason) => {
  expect(await sorted(body)).toMatchObject({ state: "ignored", reason, deals: [] });
  expect(looks).toEqual([]);
});

test("deliveries of what is no longer configured are ignored", async () => {
  expect(await sorted("moved", "kommo", "gone")).toMatchObject({ state: "ignored" });
  expect(await sorted("doc-1", "old-vendor")).toMatchObject({
    reason: "The connection old-vendor is not in the configuration any more.",
  });
});

test("all 2,500 deals of one delivery are looked at", async () => {
  expect((await sorted("many"))?.deals).toHaveLength(2500);
  expect(new Set(looks.map(({ dealId }) => dealId)).size).toBe(2500);
});

test("a vendor's notice leads to the deals of its contracts", async () => {
  await contractOf("11", "doc-1");
  await contractOf("12", "doc-2");
  const delivery = await sorted("doc-1,doc-2,doc-1", "contracts");
  expect(delivery).toMatchObject({
    state: "sorted",
    reason: "Something changed at 2 contracts (the vendor calls it “contract.changed”).",
  });
  expect(looks.map(({ dealId }) => dealId).toSorted()).toEqual(["11", "12"]);
});

test("a contract of another connection is not found by its id", async () => {
  await contractOf("11", "doc-1");
  const id = await keep("doc-1", "other-vendor");
  await sorter({ noticeDoor: () => noticeDoor }).sortOnce(NOW);
  expect(await store.deliveries.get("acme", id)).toMatchObject({ state: "waiting" });
  expect(looks).toEqual([]);
});

test("a notice that overtakes our own record waits for it", async () => {
  expect(await sorted("doc-9", "contracts")).toMatchObject({ state: "waiting" });
  expect(await sorter().sortOnce(later(4))).toBe(0);
  await contractOf("19", "doc-9");
  expect(await sorter().sortOnce(later(5))).toBe(1);
  expect(looks).toEqual([{ account: "acme", dealId: "19", reason: "notice" }]);
});

test("what we know is looked at at once, what we do not know is waited for, then named", async () => {
  await contractOf("11", "doc-1");
  const id = await keep("doc-1,doc-x", "contracts");
  const one = sorter();
  for (const seconds of [0, 5, 35]) expect(await one.sortOnce(later(seconds))).toBe(1);
  expect(looks).toHaveLength(3);
  expect(await store.deliveries.get("acme", id)).toMatchObject({ state: "waiting" });
  expect(await one.sortOnce(later(154))).toBe(0);
  expect(await one.sortOnce(later(155))).toBe(1);
  expect(await store.deliveries.get("acme", id)).toMatchObject({
    state: "sorted",
    reason:
      "Something changed at 1 contract (the vendor calls it “contract.changed”); no contract of ours has the id doc-x.",
    deals: ["11"],
  });
});

test("a call that the vendor repeats leads to one look, whether its repeats come together or later", async () => {
  await contractOf("11", "doc-1");
  const [first, second] = [await named("c1"), await named("c1")];
  await sorter().sortOnce(NOW);
  const third = await named("c1");
  await sorter().sortOnce(NOW);
  expect(looks).toEqual([{ account: "acme", dealId: "11", reason: "notice" }]);
  expect(await stateOf(first)).toMatchObject({ state: "sorted", deals: ["11"] });
  for (const id of [second, third])
    expect(await stateOf(id)).toMatchObject({
      state: "ignored",
      reason: `It repeats the delivery ${first} (the vendor calls it “contract.changed”).`,
      deals: [],
    });
  await named("c2");
  await sorter().sortOnce(NOW);
  expect(looks).toHaveLength(2);
});

test("a call whose looks could not be handed over is no first one: its repeat is taken for it", async () => {
  await contractOf("11", "doc-1");
  await named("c1");
  const broken = sorter({ jobs: { enqueue: () => Promise.reject(new Error("queue away")) } });
  await expect(broken.sortOnce(NOW)).rejects.toThrow("queue away");
  await named("c1");
  await sorter().sortOnce(NOW);
  expect(looks).toHaveLength(1);
});

test("calls that overtook our own record lead to one look, too, once it is there", async () => {
  await named("c1", "doc-9");
  await sorter().sortOnce(NOW);
  await named("c1", "doc-9");
  await sorter().sortOnce(NOW);
  expect(looks).toEqual([]);
  await contractOf("19", "doc-9");
  await sorter().sortOnce(later(5));
  expect(looks).toHaveLength(1);
});

test("a person who has a call replayed has it looked at, be it the first one or a repeat", async () => {
  await contractOf("11", "doc-1");
  const ids = [await named("c1"), await named("c1")];
  await sorter().sortOnce(NOW);
  for (const id of ids) await store.deliveries.replay("acme", id, BY_ADA);
  await sorter().sortOnce(NOW);
  expect(looks).toHaveLength(3);
});

test("two sorters at once make one look of a call and its repeats", async () => {
  await contractOf("11", "doc-1");
  for (let n = 0; n < 300; n += 1) await named("c1");
  await Promise.all([sorter().sortOnce(NOW), sorter().sortOnce(NOW)]);
  expect(looks).toHaveLength(1);
});

test("an id that stays unknown is ignored in the end, with the id", async () => {
  const id = await keep("doc-x", "contracts");
  for (const seconds of [0, 5, 35, 155]) await sorter().sortOnce(later(seconds));
  expect(await store.deliveries.get("acme", id)).toMatchObject({
    state: "ignored",
    reason: "No contract of ours has the id doc-x (the vendor calls it “contract.changed”).",
  });
});

test("when the looks cannot be handed over the delivery goes on waiting", async () => {
  const id = await keep("moved");
  const broken = sorter({ jobs: { enqueue: () => Promise.reject(new Error("queue away")) } });
  await expect(broken.sortOnce(NOW)).rejects.toThrow("queue away");
  expect(await store.deliveries.get("acme", id)).toMatchObject({ state: "waiting", attempts: 0 });
  expect(await sorter().sortOnce(NOW)).toBe(1);
  expect(looks).toHaveLength(1);
});

test("two sorters at once take no delivery twice", async () => {
  for (let n = 0; n < 250; n += 1) await keep("moved");
  const taken = await Promise.all([sorter().sortOnce(NOW), sorter().sortOnce(NOW)]);
  expect(taken[0] + taken[1]).toBe(250);
});

test("a running sorter is woken by a delivery that another process kept, and works off more than one batch", async () => {
  if (!opened) throw new Error("no database");
  const { database } = opened;
  const there = createStore(await opened.again());
  const running = sorter({ pollMs: 60_000, onDelivery: (listener) => onDelivery(database, listener) });
  running.start();
  onTestFinished(() => running.stop());
  const delivery = { account: "acme", connection: "kommo", receivedAt: NOW, headers: {} };
  const all = Array.from({ length: 450 }, () =>
    there.deliveries.keep({ ...delivery, body: Buffer.from("moved") }),
  );
  await Promise.all(all);
  await vi.waitFor(async () => {
    const waiting = (await store.deliveries.list({ limit: 500 })).filter(({ state }) => state === "waiting");
    expect(waiting).toEqual([]);
  }, 10_000);
  expect(running.isAlive()).toBe(true);
});

test("a sorter outlives a database that fails, tells of it, and stops when asked", async () => {
  const problems: unknown[] = [];
  let broken = true;
  const flaky: Store = {
    ...store,
    transaction: (run) => (broken ? Promise.reject(new Error("database away")) : store.transaction(run)),
  };
  const running = sorter({
    store: flaky,
    pollMs: 10,
    random: () => 0,
    onProblem: (error) => problems.push(error),
  });
  await keep("moved");
  running.start();
  await vi.waitFor(() => expect(problems.length).toBeGreaterThan(1));
  broken = false;
  await vi.waitFor(() => expect(looks).toHaveLength(1));
  await running.stop();
  expect(running.isAlive()).toBe(false);
});
