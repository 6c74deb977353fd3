import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

test.each(DIALECTS)(
  "the client declines: the note gives the reason, the rep gets a task (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("decline", { id: remoteId, reason: "Too expensive" });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "declined" });
    const deal = await world.deal(id);
    expect(deal).toMatchObject({ stage: "Won", files: [] });
    expect(notesOf(deal).at(-1)).toMatch(/^Zoho Sign: \S.* declined the contract: Too expensive$/u);
    expect(tasksOf(deal)).toEqual(["Client declined the contract: discuss terms"]);
  },
);

test("a colleague recalls the contract at Zoho Sign: the deal is told", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("recall", { id: remoteId, reason: "Wrong address" });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect(await world.deal(id)).toMatchObject({ stage: "Won" });
});

test("a colleague corrects the contract at Zoho Sign: it stays out, and the deal is told that nobody can sign", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("correct", { id: remoteId });
  await world.elapse({ hours: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(notesOf(await world.deal(id)).join("\n")).toContain("being corrected");
});
