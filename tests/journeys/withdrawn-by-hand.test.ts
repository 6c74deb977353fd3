import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import type { SentDeal } from "../story.ts";

test.each(DIALECTS)(
  "a contract that a colleague deletes at the vendor is withdrawn, and the deal says so (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("deleteByHand", { id: remoteId });
    await world.elapse({ days: 1, hours: 1 });
    expect(await world.contract(id)).toMatchObject({ status: "sent", missingSince: expect.any(Date) });
    await world.elapse({ minutes: 5 });
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    const deal = await world.deal(id);
    expect(notesOf(deal).slice(1)).toEqual(["Contractbook: contract withdrawn: it was deleted there"]);
    expect(deal.stage).toBe("Won");
    await world.elapse({ days: 20 });
    expect((await world.deal(id)).notes).toHaveLength(2);
  },
);

test.each(DIALECTS)(
  "a vendor that does not find a contract for a moment ends nothing (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id } = await sendDeal(world);
    await world.vendor.control("switchWorkspace");
    await world.elapse({ days: 1, hours: 1 });
    expect(await world.contract(id)).toMatchObject({ missingSince: expect.any(Date) });
    await world.vendor.control("switchWorkspace");
    await world.elapse({ minutes: 5 });
    const contract = await world.contract(id);
    expect(contract).toMatchObject({ status: "sent" });
    expect(contract.missingSince).toBeUndefined();
    expect(notesOf(await world.deal(id))).toHaveLength(1);
  },
);

test("a colleague clears away several contracts, and only those are withdrawn", async () => {
  const world = await openWorld();
  const deals: SentDeal[] = [];
  for (let count = 0; count < 5; count += 1) deals.push(await sendDeal(world));
  const [kept, ...deleted] = deals;
  for (const { remoteId } of deleted) await world.vendor.control("deleteByHand", { id: remoteId });
  await world.elapse({ days: 1, hours: 1 });
  await world.elapse({ minutes: 5 });
  for (const { id } of deleted) expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect(kept && (await world.contract(kept.id))).toMatchObject({ status: "sent" });
  expect(await world.app.tools.health.broken("acme", "contracts")).toBeUndefined();
});
