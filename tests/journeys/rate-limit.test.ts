import { expect, test, vi } from "vitest";
import { DIALECTS, openWorld } from "../story.ts";

test.each(DIALECTS)(
  "Kommo and the vendor ask us to slow down: we wait as long as they said and go on (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const id = await world.createDeal();
    world.sandbox.kommo.fault({ kind: "429", times: 2, retryAfterSeconds: 1 });
    world.vendor.fault({ kind: "429", match: "^POST ", times: 2, retryAfterSeconds: 1 });
    await world.moveDeal(id, "Won");
    await vi.waitFor(
      async () => {
        await world.settle();
        expect(await world.contract(id)).toMatchObject({ status: "sent", attempts: 0 });
      },
      { timeout: 15_000, interval: 100 },
    );
    expect(await world.documents()).toHaveLength(1);
    const deal = await world.deal(id);
    expect(deal.notes).toHaveLength(1);
    expect(deal.tasks).toEqual([]);
  },
);
