import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

test.each(DIALECTS)(
  "the PDF with the signatures is archived and attached to the deal (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ONEFLOW, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    const { archive, reference } = await world.contract(id);
    expect(archive.map(({ kind, contentType }) => [kind, contentType])).toContainEqual([
      "signed",
      "application/pdf",
    ]);
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(deal.files).toMatchObject([{ name: expect.stringContaining(reference) }]);
  },
);

test("the file is still being made when the last one signs: the deal waits for it", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 4 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  expect(await world.deal(id)).toMatchObject({ stage: "Won", files: [] });
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 5 });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(deal.files).toHaveLength(1);
});

test("the file is fetched where the vendor points to, without our token", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect((await world.deal(id)).files).toHaveLength(1);
  const heard = await (await fetch(`${world.sandbox.url}/_control/files/seen`)).text();
  expect(heard).toContain("GET");
  expect(heard).not.toContain("sandbox-oneflow-token");
});
