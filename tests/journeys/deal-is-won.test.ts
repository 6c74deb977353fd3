import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal } from "../story.ts";

test("a won deal gets its contract: created, sent, signed, archived, attached, and the deal moves", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  expect(await world.documents()).toMatchObject([
    { id: remoteId, state: "pending", values: { client_name: expect.any(String), deal_amount: "1200" } },
  ]);
  const before = await world.deal(id);
  expect(before.fields["Contract ID"]).toBe(remoteId);
  expect(notesOf(before)).toEqual(["Contractbook: contract sent for signature"]);

  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();

  expect(await world.contract(id)).toMatchObject({
    status: "signed",
    archive: [{ kind: "signed" }, { kind: "evidence" }, { kind: "values" }],
  });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(notesOf(deal)).toHaveLength(2);
  expect(deal.files).toHaveLength(1);
  expect(deal.tasks).toEqual([]);
});

test("in the brief's dialect, which knows no signed copy, the same deal is told and moved", async () => {
  const world = await openWorld({ dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  expect(await world.documents()).toMatchObject([{ id: remoteId, state: "sent" }]);
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Contract signed", files: [], tasks: [] });
  expect(deal.fields["Contract ID"]).toBe(remoteId);
  expect(notesOf(deal)).toEqual([
    "Contractbook: contract sent for signature",
    "Contractbook: contract signed",
  ]);
});
