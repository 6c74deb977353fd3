import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

test.each(DIALECTS)(
  "deals were won and contracts signed while we were down: all of it is made up for (%s)",
  async (dialect) => {
    // hooks that found a closed door are not repeated in time: nothing but our own looking helps
    const world = await openWorld({ dialect, sandbox: { hookSpeed: 0.001 } });
    const { id, remoteId } = await sendDeal(world);
    await world.elapse();
    await world.down();
    world.vendor.hookFault({ kind: "drop", every: 1 });
    world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
    await world.vendor.control("signAll", { id: remoteId });
    const late = await world.createDeal();
    await world.moveDeal(late, "Won");
    world.pass({ hours: 9 });
    await world.up();
    await world.elapse({ minutes: 10 });

    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal)).toHaveLength(2);
    expect(await world.contract(late)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(2);
  },
);

test("Kommo fails at the very moment at which we come back: what was won meanwhile is made up for all the same", async () => {
  const world = await openWorld({ sandbox: { hookSpeed: 0.001 } });
  await sendDeal(world);
  await world.elapse();
  await world.down();
  world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
  const late = await world.createDeal();
  await world.moveDeal(late, "Won");
  world.pass({ hours: 9 });
  world.sandbox.kommo.fault({ kind: "500", match: "pipelines", times: 1 });
  await world.up();
  for (let times = 0; times < 2; times += 1) await world.elapse({ minutes: 6 });
  expect(await world.contract(late)).toMatchObject({ status: "sent" });
});

test.each(DIALECTS)("what expired while we were down is told once (%s)", async (dialect) => {
  const world = await openWorld({ dialect });
  const { id, remoteId } = await sendDeal(world);
  await world.down();
  world.vendor.hookFault({ kind: "drop", every: 1 });
  world.pass({ days: 30 });
  if (dialect === "brief") await world.vendor.control("expire", { id: remoteId });
  await world.up();
  await world.elapse({ minutes: 10 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  expect((await world.deal(id)).tasks).toHaveLength(1);
});
