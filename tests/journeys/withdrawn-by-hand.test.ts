import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

test.each(DIALECTS)(
  "a contract that a colleague deletes at the vendor is withdrawn, and the deal says so (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("deleteByHand", { id: remoteId });
    await world.elapse({ days: 1, hours: 1 });
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    const deal = await world.deal(id);
    expect(notesOf(deal).slice(1)).toEqual(["Contractbook: contract withdrawn"]);
    expect(deal.stage).toBe("Won");
    await world.elapse({ days: 20 });
    expect((await world.deal(id)).notes).toHaveLength(2);
  },
);
