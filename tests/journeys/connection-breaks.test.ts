import { expect, test } from "vitest";
import { newKommoToken } from "../new-kommo-token.ts";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

/** Calls that the vendor has answered so far. */
function callsOf({ vendor }: World): number {
  return Object.values(vendor.seen.counts).reduce((sum, count) => sum + count, 0);
}

async function winDeals(world: World, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await winDeal(world));
  return ids;
}

test.each(DIALECTS)(
  "a refused key is tried once per interval and not once per deal; no deal is bothered for an hour, then each once (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    await world.vendor.control("revokeKey");
    const [first, ...others] = await winDeals(world, 6);
    const afterOpening = callsOf(world);
    expect(await world.trail(first ?? "")).toEqual(["planned", "waiting"]);
    for (const id of others) expect(await world.contract(id)).toMatchObject({ waiting: { step: "create" } });
    // the first deal's create, and one read that tells that it is the key
    expect(afterOpening).toBe(2);

    for (let rounds = 0; rounds < 10; rounds += 1) await world.elapse({ minutes: 3 });
    expect(callsOf(world) - afterOpening).toBeLessThan(20);
    for (const id of others) expect(await world.deal(id)).toMatchObject({ notes: [], tasks: [] });

    await world.elapse({ minutes: 40 });
    for (let hours = 0; hours < 6; hours += 1) await world.elapse({ hours: 1 });
    for (const id of [first ?? "", ...others]) {
      const deal = await world.deal(id);
      expect(notesOf(deal)).toEqual([
        expect.stringContaining("has not been sent yet: it waits for Contractbook"),
      ]);
      expect(deal.tasks).toEqual([]);
    }

    await world.vendor.control("restoreKey");
    await world.elapse({ minutes: 15 });
    for (const id of [first ?? "", ...others]) {
      expect(await world.contract(id)).toMatchObject({ status: "sent" });
      expect(notesOf(await world.deal(id))).toHaveLength(2);
    }
    expect(await world.documents()).toHaveLength(6);
  },
);

test("what is broken is said once, and tried at once when the configuration is read anew", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  await world.vendor.control("revokeKey");
  await world.wish(id, "withdraw");
  await world.settle();
  for (let times = 0; times < 5; times += 1) await world.elapse({ hours: 1 });
  const [entry, ...more] = (await world.app.store.health.list("acme")).filter(({ state }) => state === "bad");
  expect(entry).toMatchObject({ connection: "contracts", code: "credentials_rejected" });
  expect(more).toEqual([]);
  await world.vendor.control("restoreKey");
  await world.apply({});
  await world.elapse({ seconds: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
});

test("a process that starts while the key is refused knows it, and goes on by itself afterwards", async () => {
  const world = await openWorld();
  await world.vendor.control("revokeKey");
  const id = await winDeal(world);
  await world.restart();
  const other = await winDeal(world);
  expect(await world.contract(other)).toMatchObject({ waiting: { code: "credentials_rejected" } });
  await world.vendor.control("restoreKey");
  await world.restart();
  await world.elapse({ seconds: 15 });
  for (const deal of [id, other]) expect(await world.contract(deal)).toMatchObject({ status: "sent" });
});

test("a deal that leaves the stage while its contract waits gets none when the key works again", async () => {
  const world = await openWorld();
  await world.vendor.control("revokeKey");
  const id = await winDeal(world);
  await world.moveDeal(id, "Proposal");
  await world.elapse();
  await world.vendor.control("restoreKey");
  await world.elapse({ minutes: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect(await world.documents()).toEqual([]);
});

test("what is told in Kommo does not wait for a vendor whose PDF cannot be fetched, where the playbook says so", async () => {
  const world = await openWorld({
    playbook: "        archiveFirst: false\n        outcomes: { signed: { stage: Contract signed } }\n",
  });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 1000 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  await world.vendor.control("revokeKey");
  await world.elapse({ minutes: 1 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", files: [] });
  expect(await world.contract(id)).toMatchObject({ waiting: { step: "signed/archive" } });
  await world.vendor.control("setPdf", { notReadyTimes: 0 });
  await world.vendor.control("restoreKey");
  await world.elapse({ minutes: 15 });
  expect((await world.deal(id)).files).toHaveLength(1);
});

test("Kommo refuses our token: no deal is asked for again and again, and one entry says so", async () => {
  const world = await openWorld();
  const ids = await Promise.all([1, 2, 3, 4].map(() => world.createDeal()));
  await world.sandbox.kommo.control("revokeToken");
  for (const id of ids) await world.moveDeal(id, "Won");
  await world.settle();
  const before = Object.values(world.sandbox.kommo.seen.counts).reduce((sum, count) => sum + count, 0);
  for (let times = 0; times < 6; times += 1) await world.elapse({ minutes: 10 });
  const after = Object.values(world.sandbox.kommo.seen.counts).reduce((sum, count) => sum + count, 0);
  expect(after - before).toBeLessThan(24);
  const bad = (await world.app.store.health.list("acme")).filter(({ state }) => state === "bad");
  expect(bad).toMatchObject([{ connection: "kommo", code: "credentials_rejected" }]);
});

test("the token of Kommo dies while the contract goes out: what is to be told waits, and is told once", async () => {
  const world = await openWorld();
  world.sandbox.watch(({ what }) => {
    if (what === "sent") void world.sandbox.kommo.control("revokeToken");
  });
  const id = await winDeal(world);
  await world.elapse({ hours: 2 });
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "sent", waiting: { connection: "kommo" } });
  expect(contract.failure).toBeUndefined();
  expect(await world.deal(id)).toMatchObject({ notes: [], tasks: [] });
  await world.apply({ kommoToken: await newKommoToken(world) });
  for (let rounds = 0; rounds < 2; rounds += 1) await world.elapse({ minutes: 6 });
  expect(notesOf(await world.deal(id))).toEqual(["Contractbook: contract sent for signature"]);
  expect((await world.contract(id)).waiting).toBeUndefined();
});
