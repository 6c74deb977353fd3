import { expect, test, vi } from "vitest";
import { ownerAt } from "../office.ts";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

// hours go by in small steps
vi.setConfig({ testTimeout: 60_000 });

const PLANS = ["Growth", "Enterprise"] as const;
const BY_HAND = "          automatically: false\n";

/** Nobody tells us anything any more. */
async function deafen(world: World): Promise<void> {
  world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
  world.vendor.hookFault({ kind: "drop", every: 1 });
  await world.settle();
}

async function driftOf(world: World): Promise<unknown> {
  const owner = await ownerAt(world.app, world.url);
  const { body } = await owner.get("/api/accounts/acme/overview");
  return body;
}

test("a deal's amount that no hook told reaches the draft, within two rounds, and is counted as Kommo's", async () => {
  const world = await openWorld({ send: BY_HAND });
  const id = await winDeal(world);
  await world.elapse({ minutes: 6 });
  await deafen(world);
  await world.sandbox.kommo.control("setPrice", { id: Number(id), price: 1500 });
  await world.elapse({ minutes: 6 });
  const [draft] = await world.documents();
  expect(draft).toMatchObject({ state: "draft", values: { deal_amount: "1500" } });
  await world.elapse({ hours: 2 });
  expect(await driftOf(world)).toMatchObject({ drift: { count: 1, fromCrm: 1 } });
});

test("a deal that left its stage unheard takes its unsent draft along", async () => {
  const world = await openWorld({ send: BY_HAND });
  const id = await winDeal(world);
  await world.elapse({ minutes: 6 });
  await deafen(world);
  await world.moveDeal(id, "Qualified");
  await world.elapse({ minutes: 6 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  await world.elapse({ hours: 2 });
  expect(await driftOf(world)).toMatchObject({ drift: { count: 1, fromCrm: 1 } });
});

test("a signature that no hook told reaches the deal, and is counted as the vendor's", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.elapse({ minutes: 6 });
  await deafen(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 6 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect((await world.deal(id)).stage).toBe("Contract signed");
  await world.elapse({ hours: 2 });
  expect(await driftOf(world)).toMatchObject({ drift: { count: 1, fromCrm: 0 } });
});

test("what people change about deals that has nothing to do with their contracts makes nobody look", async () => {
  const world = await openWorld();
  const { id, contract } = await sendDeal(world);
  await world.elapse({ minutes: 6 });
  await deafen(world);
  const reads = async () =>
    (await world.app.store.calls.of("acme", contract.id, 1_000)).filter(
      ({ operation }) => operation === "read",
    ).length;
  await world.elapse({ minutes: 20 });
  const before = await reads();
  for (let times = 0; times < 5; times += 1) {
    await world.sandbox.kommo.control("setField", { id: Number(id), field: "Plan", value: PLANS[times % 2] });
    await world.elapse({ minutes: 6 });
  }
  expect(await reads()).toBe(before);
  expect(notesOf(await world.deal(id))).toHaveLength(1);
});

test.each(["429", "500"] as const)("one %s of a list costs half a minute, not a round", async (kind) => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  // the deal's own entry is not read any more by then
  for (let times = 0; times < 5; times += 1) await world.elapse({ minutes: 6 });
  await deafen(world);
  await world.vendor.control("signAll", { id: remoteId });
  world.vendor.fault({ kind, match: "^GET /documents$" });
  world.pass({ minutes: 5 });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  world.pass({ seconds: 31 });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
});

/** Calls to the vendor while so many hours go by, in steps of some minutes. */
async function callsIn(world: World, hours: number, minutes = 5): Promise<number> {
  world.vendor.seen.clear();
  for (let rounds = 0; rounds < (hours * 60) / minutes; rounds += 1) {
    world.pass({ minutes });
    await world.settle();
  }
  return world.vendor.seen.calls.length;
}

test("contracts that nobody tells of cost no more calls an hour than they may, spread over the hours", async () => {
  const world = await openWorld({ dialect: "brief", catchUpPerHour: 24 });
  for (let deals = 0; deals < 40; deals += 1) await world.moveDeal(await world.createDeal(), "Won");
  await world.elapse({ hours: 2 });
  await callsIn(world, 1, 15);
  const hours: number[] = [];
  for (let hour = 0; hour < 5; hour += 1) hours.push(await callsIn(world, 1, 15));
  const all = hours.reduce((sum, calls) => sum + calls, 0);
  expect(all).toBeLessThanOrEqual(5 * 24 * 1.1);
  // each is still looked at: 40 contracts, 24 an hour
  expect(all).toBeGreaterThanOrEqual(5 * 24 * 0.9);
  expect(Math.max(...hours)).toBeLessThanOrEqual(36);
});

test("a list of changes that costs more than its share of the budget rests until it has made up for it", async () => {
  const world = await openWorld({ catchUpPerHour: 12 });
  await sendDeal(world);
  await world.elapse({ hours: 1 });
  expect(await callsIn(world, 6)).toBeLessThanOrEqual(6 * 12);
  // and what it does not see sooner it sees then
  const [document] = await world.documents();
  await deafen(world);
  await world.vendor.control("signAll", { id: document?.id });
  await callsIn(world, 1);
  expect((await world.documents())[0]?.state).toBe("signed");
  expect(await world.app.store.contracts.counts("acme")).toEqual({ signed: 1 });
});

test("a list that does not end, so that it names all contracts, makes nobody look at all of them at once", async () => {
  const world = await openWorld({ catchUpPerHour: 24 });
  for (let deals = 0; deals < 30; deals += 1) await world.moveDeal(await world.createDeal(), "Won");
  await world.elapse({ hours: 1 });
  const open = await world.app.store.contracts.open("acme", "contracts");
  const from = world.now();
  const turn = { from, everyMs: 5 * 60_000 };
  const ids = open.map(({ id }) => id);
  await world.app.store.contracts.dueInTurn("acme", ids, turn);
  await world.app.store.contracts.dueInTurn("acme", ids, turn);
  await world.app.store.contracts.dueInTurn("other", ids, { from, everyMs: 1 });
  const rows = await Promise.all(ids.map((id) => world.app.store.contracts.get("acme", id)));
  const due = rows
    .map((row) => ((row?.dueAt?.getTime() ?? 0) - from.getTime()) / 60_000)
    .toSorted((a, b) => a - b);
  expect(due).toEqual(Array.from({ length: 30 }, (_, place) => (place + 1) * 5));
});
