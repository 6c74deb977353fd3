import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

const HOURS = 4;

async function hours(world: World, count: number): Promise<void> {
  for (let quarters = 0; quarters < count * 4; quarters += 1) {
    world.pass({ minutes: 15 });
    await world.settle();
  }
}

function callsTo({ vendor, sandbox }: World, side: "vendor" | "kommo"): number {
  const { seen } = side === "vendor" ? vendor : sandbox.kommo;
  return Object.values(seen.counts).reduce((sum, count) => sum + count, 0);
}

async function healthOf(world: World, connection: string): Promise<string | undefined> {
  const rows = await world.app.store.health.list("acme");
  const row = rows.find((one) => one.connection === connection);
  return row?.state === "bad" ? row.code : undefined;
}

test("a maintenance page for hours costs few calls, is told once, and nobody has to resume anything", async () => {
  const world = await openWorld();
  const sent = [await sendDeal(world), await sendDeal(world), await sendDeal(world)];
  world.vendor.fault({ kind: "nonsense", every: 1 });
  const unsent = await winDeal(world);
  for (const { remoteId } of sent) await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 5 });
  expect(await healthOf(world, "contracts")).toBe("connection_unreadable");
  const before = callsTo(world, "vendor");
  await hours(world, HOURS);
  // one careful try now and then, whatever waits: it asks two kinds of call
  expect(callsTo(world, "vendor") - before).toBeLessThanOrEqual(HOURS * 8);
  expect(notesOf(await world.deal(unsent))).toEqual([expect.stringContaining("goes on by itself")]);
  world.vendor.clearFaults();
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 6 });
  for (const { id } of sent) {
    const deal = await world.deal(id);
    expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
  }
  expect(await world.contract(unsent)).toMatchObject({ status: "sent" });
  expect((await world.deal(unsent)).tasks).toEqual([]);
  expect(await world.documents()).toHaveLength(4);
  expect(await healthOf(world, "contracts")).toBeUndefined();
});

test("one kind of call in another shape is a change of the vendor's API: the contract stops and tells", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.vendor.fault({ kind: "wrongJson", every: 1, match: "^GET /documents/[^/?]+$" });
  await world.vendor.control("signAll", { id: remoteId });
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 6 });
  expect(await world.contract(id)).toMatchObject({ failure: { code: "answer_unreadable" } });
  expect((await world.deal(id)).tasks).toHaveLength(1);
  expect(await healthOf(world, "contracts")).not.toBe("connection_unreadable");
});

test("a block of our address by Kommo is tried by a single call now and then, and everything goes on without a person", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.sandbox.kommo.control("blockIp");
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(await healthOf(world, "kommo")).toBe("ip_blocked");
  const before = callsTo(world, "kommo");
  await hours(world, HOURS);
  const tries = callsTo(world, "kommo") - before;
  expect(tries).toBeGreaterThan(HOURS);
  expect(tries).toBeLessThanOrEqual(HOURS * 4 + 4);
  await world.sandbox.kommo.control("unblock");
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 6 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});
