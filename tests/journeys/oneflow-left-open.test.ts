import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

// What Oneflow's pages leave open, each the way that we do not expect.

test("a time that moves when the contract goes out is no signature that was reset", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  await world.vendor.control("setQuirks", { stampsAtPublish: true });
  const { id } = await sendDeal(world);
  await world.elapse({ days: 1, hours: 1 });
  const deal = await world.deal(id);
  expect(notesOf(deal)).toHaveLength(1);
  expect(tasksOf(deal)).toEqual([]);
});

test("the list of files is waited for as the file is", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  await world.vendor.control("setQuirks", { listWaitsForFile: true });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 2 });
  await world.vendor.control("signAll", { id: remoteId });
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 5 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", files: [{}] });
});

test("where the list takes no names, a lost contract is found among the newest", async () => {
  const { kommo_deal_id: _, ...fields } = ONEFLOW.fields;
  const world = await openWorld({ vendor: { ...ONEFLOW, fields } });
  await world.vendor.control("setQuirks", { refusesNameFilter: true });
  world.vendor.fault({ kind: "lost", match: "POST .*/contracts/create", times: 1 });
  const id = await winDeal(world);
  await world.settle();
  for (let rounds = 0; rounds < 3; rounds += 1) await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(1);
});

test("a contract that was deleted without a word is missed within minutes", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setCallbackUrl", { url: null });
  await world.vendor.control("deleteByHand", { id: remoteId });
  for (let rounds = 0; rounds < 3; rounds += 1) await world.elapse({ minutes: 6 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect(notesOf(await world.deal(id)).at(-1)).toBe("Oneflow: contract withdrawn: it was deleted there");
});
