import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

const remove = (world: World, id: string) => world.sandbox.kommo.control("deleteDeal", { id: Number(id) });

test.each(DIALECTS)(
  "a deal is deleted before its contract was sent: the contract is called off (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, send: "          automatically: false\n" });
    const id = await winDeal(world);
    await remove(world, id);
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
    expect((await world.contract(id)).failure).toBeUndefined();
  },
);

test.each(DIALECTS)(
  "a deal is deleted while its contract is out: what is signed is archived, and nothing is stuck (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await remove(world, id);
    await world.settle();
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    const contract = await world.contract(id);
    expect(contract).toMatchObject({ status: "signed" });
    expect(contract.failure).toBeUndefined();
    expect(contract.archive.length).toBe(dialect === "brief" ? 0 : 3);
    expect(await world.app.jobs.counts()).toMatchObject({ waiting: 0, running: 0 });
  },
);
