import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

test.each(DIALECTS)(
  "CANCELLED: a workflow that people cancel is withdrawn, and the deal stays (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("cancelByHand", { id: remoteId });
    await world.elapse({ minutes: 1 });
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(notesOf(deal).at(-1)).toBe("Ironclad: contract withdrawn");
  },
);

test("a packet that is taken back just after it went out: a draft again, told; sent there anew it is out again", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("cancelPacket", { id: remoteId });
  await world.elapse({ minutes: 3 });
  expect(await world.contract(id)).toMatchObject({ status: "drafted" });
  expect(notesOf(await world.deal(id)).at(-1)).toContain("is a draft again at Ironclad");
  await world.vendor.control("sendPacket", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a decline for which Ironclad has no event is found by reading the sign status", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id, remoteId } = await sendDeal(world);
  world.vendor.hookFault({ kind: "drop", every: 1 });
  await world.vendor.control("decline", { id: remoteId, reason: "Too expensive" });
  await world.elapse({ minutes: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "declined" });
  expect(tasksOf(await world.deal(id))).toEqual(["Client declined the contract: discuss terms"]);
});
