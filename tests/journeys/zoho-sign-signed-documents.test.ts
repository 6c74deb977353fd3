import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

test("a contract of several documents is signed: each PDF and the certificate are archived, the first is on the deal", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN, template: '"389415000000001004"' });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const { archive } = await world.contract(id);
  const kinds = archive.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "signed").length).toBeGreaterThanOrEqual(1);
  expect(kinds.slice(-2)).toEqual(["evidence", "values"]);
  expect((await world.deal(id)).files).toHaveLength(1);
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});

test("the PDF is not ready at once: the deal waits for it, and nothing is lost", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await world.vendor.control("setPdf", { notReadyTimes: 3 });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  for (let rounds = 0; rounds < 3; rounds += 1) await world.elapse({ minutes: 5 });
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
  expect(deal.files).toHaveLength(1);
});

test("the archive tells what the deal gave, and what the contract's fields finally say", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN, fields: { plan: "growth" } });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const { archive } = await world.contract(id);
  const read = async (wanted: string): Promise<unknown> => {
    const key = archive.find(({ name }) => name === wanted)?.key ?? "missing";
    return JSON.parse(await readFile(join(world.archiveDirectory, key), "utf8"));
  };
  expect(await read("values.json")).toMatchObject({ values: { fields: { plan: "growth" } } });
  expect(await read("fields.json")).toMatchObject({
    documents: [{ fields: expect.arrayContaining([{ label: "plan", value: "Growth" }]) }],
    recipients: [{ does: "SIGN", fields: [{ label: "Full name" }] }],
  });
});
