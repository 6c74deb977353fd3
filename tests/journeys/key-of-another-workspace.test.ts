import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { SentDeal } from "../story.ts";
import type { World } from "../world.ts";

async function sendDeals(world: World, count: number): Promise<readonly SentDeal[]> {
  const deals: SentDeal[] = [];
  while (deals.length < count) deals.push(await sendDeal(world));
  return deals;
}

async function healthOf(world: World): Promise<unknown> {
  return (await world.app.store.health.list("acme")).find(({ connection }) => connection === "contracts");
}

test.each(DIALECTS)(
  "the key is exchanged for one of another workspace: no contract is taken for withdrawn, and all go on afterwards (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const deals = await sendDeals(world, 4);
    await world.vendor.control("switchWorkspace");
    await world.elapse({ days: 1, hours: 1 });
    await world.elapse({ minutes: 5 });
    await world.elapse({ hours: 2 });
    expect(await healthOf(world)).toMatchObject({ state: "bad", code: "contracts_missing" });
    for (const { id } of deals) {
      expect(await world.contract(id)).toMatchObject({ status: "sent" });
      expect((await world.contract(id)).failure).toBeUndefined();
      expect(await world.deal(id)).toMatchObject({ tasks: [], notes: [expect.anything()] });
    }

    const late = await winDeal(world);
    await world.elapse({ minutes: 20 });
    expect(await world.contract(late)).toMatchObject({ status: "planned", waiting: { step: "create" } });
    expect(await world.documents()).toEqual([]);

    await world.vendor.control("switchWorkspace");
    await world.elapse({ minutes: 15 });
    expect(await healthOf(world)).toMatchObject({ state: "good" });
    for (const id of [...deals.map((deal) => deal.id), late]) {
      const contract = await world.contract(id);
      expect(contract).toMatchObject({ status: "sent" });
      expect([contract.waiting, contract.missingSince]).toEqual([undefined, undefined]);
    }
  },
);

test("all contracts were deleted on purpose: after a person withdraws the missing one, everything goes on", async () => {
  const world = await openWorld();
  const deals = await sendDeals(world, 3);
  for (const { remoteId } of deals) await world.vendor.control("deleteByHand", { id: remoteId });
  await world.elapse({ days: 1, hours: 1 });
  await world.elapse({ minutes: 5 });
  expect(await healthOf(world)).toMatchObject({ code: "contracts_missing" });

  for (const { id } of deals) await world.wish(id, "withdraw", "cleared away");
  await world.settle();
  await world.elapse({ minutes: 15 });
  for (const { id } of deals) {
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    expect(notesOf(await world.deal(id)).at(-1)).toBe("Contractbook: contract withdrawn");
  }
  expect(await healthOf(world)).toMatchObject({ state: "good" });
  expect(await world.contract(await winDeal(world))).toMatchObject({ status: "sent" });
});
