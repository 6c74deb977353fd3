import { expect, test } from "vitest";
import { openWorld } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

test.each([429, 400])(
  "the vendor answers that we call too often (%i): everything waits, and goes out once",
  async (status) => {
    const world = await openWorld({ vendor: ZOHO_SIGN });
    await world.vendor.control("setLimits", { perMinute: 1, status });
    const ids = [await world.createDeal(), await world.createDeal(), await world.createDeal()];
    for (const id of ids) await world.moveDeal(id, "Won");
    for (let minutes = 0; minutes < 12; minutes += 1) await world.elapse({ minutes: 1 });
    for (const id of ids) {
      expect(await world.contract(id)).toMatchObject({ status: "sent" });
      expect(await world.deal(id)).toMatchObject({ tasks: [] });
    }
    const sent = (await world.documents()).flatMap(({ audit }) => audit);
    expect(sent.filter((word) => word === "submitted")).toHaveLength(3);
  },
);
