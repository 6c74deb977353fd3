import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal } from "../story.ts";

test("a signer who asks for changes has not declined: nothing is told, the negotiation goes on, the signature counts", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("requestChanges", { id: remoteId, reason: "Clause 4, please" });
  await world.elapse({ hours: 2 });
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "sent", remote: { vendorStatus: "changes_requested" } });
  expect(contract.remote?.notes?.join()).toContain("Clause 4, please");
  expect(await world.deal(id)).toMatchObject({ tasks: [], stage: "Won" });
  expect(notesOf(await world.deal(id))).toHaveLength(1);

  await world.vendor.control("resend", { id: remoteId });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});
