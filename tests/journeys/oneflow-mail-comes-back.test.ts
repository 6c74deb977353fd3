import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

test.each(["bounce", "failure"])(
  "a signer is not reached (%s): a note and a task, once, and it can still be signed",
  async (status) => {
    const world = await openWorld({ vendor: ONEFLOW });
    const { id, remoteId } = await sendDeal(world);
    const [document] = await world.documents();
    const email = document?.signers[0]?.email;
    await world.vendor.control("bounce", { id: remoteId, signer: email, status });
    await world.elapse({ minutes: 20 });
    await world.elapse({ minutes: 20 });
    const deal = await world.deal(id);
    expect(notesOf(deal).filter((text) => text.includes(`(${email})`))).toHaveLength(1);
    expect(tasksOf(deal)).toEqual([expect.stringContaining(`(${email})`)]);
    expect(await world.contract(id)).toMatchObject({
      status: "sent",
      remote: { signers: [{ status: "undelivered" }] },
    });
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);
