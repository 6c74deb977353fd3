import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal, winDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

test.each(DIALECTS)(
  "templates are listed, and the playbook may name one by its name (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect, template: "Standard agreement" });
    const { remoteId } = await sendDeal(world);
    expect(await world.documents()).toMatchObject([{ id: remoteId, templateId: "389415000000001001" }]);
  },
);

test("the template follows the deal's plan", async () => {
  const template = `{ by: deal.price, map: { 1200: "389415000000001004" }, default: "389415000000001001" }`;
  const world = await openWorld({ vendor: ZOHO_SIGN, template });
  await sendDeal(world);
  await sendDeal(world, { price: 700 });
  const templates = (await world.documents()).map(({ templateId }) => templateId);
  expect(templates.toSorted()).toEqual(["389415000000001001", "389415000000001004"]);
});

test("a template that is not there is told, and nothing is made", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN, template: "No such agreement" });
  const id = await winDeal(world);
  await world.settle();
  expect((await world.contract(id)).failure).toMatchObject({
    code: "not_found",
    detail: expect.stringContaining("No such agreement"),
  });
  expect(await world.documents()).toEqual([]);
});
