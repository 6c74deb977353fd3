import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { World } from "../world.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";

const files = (world: World) => readdir(world.archiveDirectory, { recursive: true });

test("the PDF is not ready for a while: the deal waits for it and is told once", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 6 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  expect(await world.deal(id)).toMatchObject({ stage: "Won", files: [] });
  for (let rounds = 0; rounds < 12; rounds += 1) await world.elapse({ minutes: 5 });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(deal.files).toHaveLength(1);
  const { order, reference } = await world.contract(id);
  expect(deal.files[0]?.name).toBe(`${order?.title} ${reference}.pdf`);
  expect(deal.files[0]?.size).toBeGreaterThan(100);
  expect(notesOf(deal)).toHaveLength(2);
});

test("what the vendor hands out is no PDF: the deal is not moved, a person is asked, and resume goes on", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  for (let times = 0; times < 40; times += 1) world.sandbox.fault("files", { kind: "nonsense" });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ hours: 2 });
  expect(await world.contract(id)).toMatchObject({
    status: "signed",
    failure: { code: "document_invalid", step: "signed/archive" },
  });
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Won", files: [] });
  expect(deal.notes).toHaveLength(2);
  expect(deal.tasks).toHaveLength(1);
  expect(await files(world)).toEqual([]);
});

test("the archive cannot be written: the deal never says signed before the file is safe, and goes on by itself", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await rm(world.archiveDirectory, { recursive: true });
  await writeFile(world.archiveDirectory, "in the way");
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ hours: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "signed", archive: [] });
  expect(await world.deal(id)).toMatchObject({ stage: "Won", files: [] });
  expect(notesOf(await world.deal(id)).join()).not.toContain("contract signed");

  await rm(world.archiveDirectory);
  await mkdir(world.archiveDirectory);
  await world.elapse({ hours: 1 });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(deal.files).toHaveLength(1);
  expect((await files(world)).filter((name) => name.endsWith(".pdf"))).toHaveLength(1);
});

test("where the playbook does not wait for the archive, the deal moves at once and the file follows", async () => {
  const playbook = `        archiveFirst: false
        outcomes:
          signed: { stage: Contract signed }
`;
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 3 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", files: [] });
  await world.elapse({ minutes: 1 });
  await world.elapse({ minutes: 1 });
  expect((await world.deal(id)).files).toHaveLength(1);
});
