import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";
import type { World } from "../world.ts";

async function archived(world: World, dealId: string, kind: string): Promise<string> {
  const entry = (await world.contract(dealId)).archive.find((item) => item.kind === kind);
  if (entry === undefined) throw new Error(`no ${kind} in the archive`);
  return readFile(join(world.archiveDirectory, entry.key), "latin1");
}

test.each(DIALECTS)(
  "the signed PDF is downloaded once it is ready, archived and attached (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("setPdf", { notReadyTimes: 3 });
    await world.vendor.control("signAll", { id: remoteId });
    for (let tries = 0; tries < 6; tries += 1) await world.elapse({ minutes: 10 });
    expect(await archived(world, id, "signed")).toMatch(/^%PDF-/u);
    expect((await world.deal(id)).files).toHaveLength(1);
  },
);

test("the versions of a contract are kept beside it: its revisions", async () => {
  const world = await openWorld({ vendor: IRONCLAD, dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  for (let tries = 0; tries < 3; tries += 1) await world.elapse({ minutes: 10 });
  expect(JSON.parse(await archived(world, id, "evidence"))).toMatchObject({
    revisions: [{ version: 1 }, { version: 2 }, { version: 3 }],
  });
});

test("in the documented dialect the record of approvals, signatures and document versions is kept", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  for (let tries = 0; tries < 3; tries += 1) await world.elapse({ minutes: 10 });
  const record: unknown = JSON.parse(await archived(world, id, "evidence"));
  expect(record).toMatchObject({ id: remoteId, ironcladId: expect.stringMatching(/^IC-/u) });
  expect(record).toHaveProperty("documents.signaturePacketDocuments.0.versionNumber");
});

test("archived later it stays signed; taken back to signing it is reopened, told, and signed a second time", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 20 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });

  await world.vendor.control("backToSign", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "drafted" });
  expect(notesOf(await world.deal(id)).at(-1)).toContain("is a draft again at Ironclad");

  await world.vendor.control("sendPacket", { id: remoteId });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 20 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  await world.vendor.control("archive", { id: remoteId });
  await world.elapse({ minutes: 20 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
});
