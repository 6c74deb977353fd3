import { expect, test } from "vitest";
import type { World } from "../world.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

test.each(DIALECTS)(
  "no hook of Kommo's arrives: the event log is read, and the contract goes out once (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, hooks: false });
    await world.settle();
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    await world.settle();
    expect(await world.contracts(id)).toEqual([]);
    await world.elapse({ minutes: 6 });
    await world.elapse({ minutes: 6 });
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(1);
  },
);

test("deals that were won before our time are left alone, whatever changes about them", async () => {
  const world = await openWorld();
  const old = await oldDeal(world, "Won");
  await world.sandbox.kommo.control("setPrice", { id: Number(old), price: 77 });
  await world.elapse({ minutes: 6 });
  await world.elapse({ minutes: 6 });
  expect(await world.contracts(old)).toEqual([]);
  expect(await world.documents()).toEqual([]);
});

/** A deal that has been in that stage since before the service was set up. */
async function oldDeal(world: World, stage: string): Promise<string> {
  for (let id = 20_000_001; ; id += 1) {
    const deal = await world.deal(String(id));
    if (deal.stage === stage && deal.pipeline === "Sales") return String(id);
  }
}

test.each(DIALECTS)(
  "no hook of the vendor's arrives: the signature reaches the deal all the same (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("setCallbackUrl", { url: null });
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ hours: 1, minutes: 1 });
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal)).toHaveLength(2);
  },
);

test.each(DIALECTS)("a decline that no hook told is found out too (%s)", async (dialect) => {
  const world = await openWorld({ dialect });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setCallbackUrl", { url: null });
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse({ hours: 1, minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "declined" });
  expect((await world.deal(id)).tasks).toHaveLength(1);
});

test("hooks stay away for weeks, and still nobody asks the vendor about each contract every hour", async () => {
  const world = await openWorld();
  await sendDeal(world);
  await world.vendor.control("setCallbackUrl", { url: null });
  world.vendor.seen.clear();
  for (let hours = 0; hours < 12; hours += 1) {
    world.pass({ hours: 1 });
    await world.settle();
  }
  const reads = world.vendor.seen.calls.filter(
    ({ method, path }) => method === "GET" && /^\/documents\/./u.test(path),
  );
  // the first reconciliation looks a day back and finds it, the next ones overlap a little
  expect(reads.length).toBeLessThanOrEqual(2);
});
