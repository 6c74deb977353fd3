import { expect, test } from "vitest";
import { DIALECTS, openWorld, winDeal } from "../story.ts";

test.each(DIALECTS)(
  "a deal that leaves the stage before the draft is sent gets no contract (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, send: "          automatically: false\n" });
    const id = await winDeal(world);
    expect(await world.documents()).toHaveLength(1);
    await world.moveDeal(id, "Proposal");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    expect(await world.trail(id)).toContain("called_off");
    const left = (await world.documents()).map(({ state }) => state);
    expect(left).toEqual(dialect === "brief" ? ["draft"] : []);
    expect(await world.deal(id)).toMatchObject({ notes: [], tasks: [], stage: "Proposal" });
  },
);

test.each(DIALECTS)(
  "while the vendor is away nothing exists; the deal leaves, and nothing ever will (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    world.vendor.fault({ kind: "429", match: "^POST ", times: 3, retryAfterSeconds: 30 });
    const id = await winDeal(world);
    expect(await world.documents()).toEqual([]);
    await world.moveDeal(id, "Proposal");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    await world.elapse({ hours: 2 });
    expect(await world.documents()).toEqual([]);
  },
);
