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

  const late = await winDeal(world);
  for (const { id } of deals) await world.wish(id, "withdraw", "cleared away");
  await world.settle();
  await world.elapse({ seconds: 20 });
  for (const { id } of deals) {
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    const last = notesOf(await world.deal(id)).at(-1);
    expect(last).toMatch(/^Contractbook: contract withdrawn: (?:cleared away|it was deleted there)$/u);
  }
  expect(await healthOf(world)).toMatchObject({ state: "good" });
  for (const id of [late, await winDeal(world)])
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

/** So long does it take until a contract that is gone has been looked at twice. */
async function lookedAtTwice(world: World): Promise<void> {
  await world.elapse({ days: 1, hours: 1 });
  await world.elapse({ minutes: 5 });
  await world.elapse({ minutes: 5 });
}

test.each(DIALECTS)(
  "two contracts are out when the key is exchanged: neither is taken for withdrawn (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const deals = await sendDeals(world, 2);
    await world.vendor.control("switchWorkspace");
    await lookedAtTwice(world);
    expect(await healthOf(world)).toMatchObject({ state: "bad", code: "contracts_missing" });
    for (const { id } of deals) {
      expect(await world.contract(id)).toMatchObject({ status: "sent" });
      expect((await world.deal(id)).notes).toHaveLength(1);
    }
    await world.vendor.control("switchWorkspace");
    await world.elapse({ minutes: 15 });
    for (const { id } of deals) expect((await world.contract(id)).waiting).toBeUndefined();
  },
);

test.each(["signAll", "decline"])(
  "only one contract is out: one that is over (%s) tells whether the key is that of another workspace",
  async (ending) => {
    const world = await openWorld();
    const [over, open] = await sendDeals(world, 2);
    if (over === undefined || open === undefined) throw new Error("two deals were sent");
    await world.vendor.control(ending, { id: over.remoteId });
    await world.settle();
    await world.vendor.control("switchWorkspace");
    await lookedAtTwice(world);
    expect(await healthOf(world)).toMatchObject({ code: "contracts_missing" });
    expect(await world.contract(open.id)).toMatchObject({ status: "sent" });

    await world.vendor.control("switchWorkspace");
    await world.vendor.control("deleteByHand", { id: open.remoteId });
    await world.elapse({ minutes: 15 });
    expect(await world.contract(open.id)).toMatchObject({ status: "withdrawn" });
    expect(await healthOf(world)).toMatchObject({ state: "good" });
  },
);

test("one that we took back ourselves says nothing: the vendor does not keep it", async () => {
  const world = await openWorld();
  const [back, open] = await sendDeals(world, 2);
  if (back === undefined || open === undefined) throw new Error("two deals were sent");
  await world.wish(back.id, "withdraw");
  await world.settle();
  await world.vendor.control("deleteByHand", { id: open.remoteId });
  await lookedAtTwice(world);
  expect(await world.contract(open.id)).toMatchObject({ status: "withdrawn" });
});

test("all were deleted on purpose and a person withdraws all but one: the last is judged anew at once", async () => {
  const world = await openWorld();
  const deals = await sendDeals(world, 3);
  for (const { remoteId } of deals) await world.vendor.control("deleteByHand", { id: remoteId });
  await lookedAtTwice(world);
  const [last, ...others] = deals;
  for (let hours = 0; hours < 2; hours += 1) await world.elapse({ hours: 1 });
  for (const { id } of others) await world.wish(id, "withdraw");
  await world.settle();
  await world.elapse({ seconds: 20 });
  for (const { id } of deals) expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect(notesOf(await world.deal(last?.id ?? "")).at(-1)).toBe(
    "Contractbook: contract withdrawn: it was deleted there",
  );
  expect(await healthOf(world)).toMatchObject({ state: "good" });
});

test("a person takes back what has been missed for a moment only: that wish is not forgotten although the connection is broken", async () => {
  const world = await openWorld();
  const deals = await sendDeals(world, 3);
  for (const { remoteId } of deals) await world.vendor.control("deleteByHand", { id: remoteId });
  await world.elapse({ days: 1, hours: 1 });
  await world.vendor.control("revokeKey");
  await world.settle();
  for (const { id } of deals) await world.wish(id, "withdraw");
  await world.settle();
  for (const { id } of deals) expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.elapse({ minutes: 5 });
  for (const { id } of deals) expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
});
