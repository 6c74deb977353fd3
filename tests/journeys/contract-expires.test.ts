import { expect, test, vi } from "vitest";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";

const EXPIRED = {
  notes: ["Contractbook: contract sent for signature", "Contractbook: contract expired without signature"],
  tasks: ["Contract expired without signature: remind the client"],
} as const;

test("nobody signs in time: our own timer withdraws the contract at the vendor and tells the deal", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  await world.elapse({ days: 13, hours: 23 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(1);

  await world.elapse({ hours: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  expect(await world.documents()).toEqual([]);
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Won");
  expect(notesOf(deal)).toEqual(EXPIRED.notes);
  expect(tasksOf(deal)).toEqual(EXPIRED.tasks);

  await world.elapse({ days: 30 });
  expect(notesOf(await world.deal(id))).toEqual(EXPIRED.notes);
});

test("in the brief's dialect the vendor holds the clock, and its event tells the deal", async () => {
  const world = await openWorld({ dialect: "brief" });
  const { id, remoteId, contract } = await sendDeal(world);
  expect(contract.expiresAt).toBeUndefined();
  await world.elapse({ days: 20 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.vendor.control("expire", { id: remoteId });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  const deal = await world.deal(id);
  expect(notesOf(deal)).toEqual(EXPIRED.notes);
  expect(tasksOf(deal)).toEqual(EXPIRED.tasks);
});

test("a signature in the last minute counts although our timer is due", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.vendor.hookFault({ kind: "drop", times: 5 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ days: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});

test("an answer that is lost while our timer withdraws leaves one note and one task", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  world.vendor.fault({ kind: "lost", match: "^DELETE " });
  await world.elapse({ days: 14 });
  await world.elapse({ minutes: 10 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  const deal = await world.deal(id);
  expect(notesOf(deal)).toEqual(EXPIRED.notes);
  expect(tasksOf(deal)).toEqual(EXPIRED.tasks);
});

test("whoever signs in the second in which our timer withdraws has signed", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.pass({ days: 14 });
  const reads = () => world.vendor.seen.calls.filter((call) => call.path === `/documents/${remoteId}`).length;
  const before = reads();
  world.vendor.fault({ kind: "slow", match: `^GET /documents/${remoteId}$`, delayMs: 500 });
  const settling = world.settle();
  await vi.waitUntil(() => reads() > before, { timeout: 5000, interval: 5 });
  await world.vendor.control("signAll", { id: remoteId });
  await settling;
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});
