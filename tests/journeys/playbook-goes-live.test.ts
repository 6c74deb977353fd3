import { expect, test } from "vitest";
import { openWorld } from "../story.ts";
import { sendConfig } from "../town-config.ts";
import type { World } from "../world.ts";

const LATER = {
  morePlaybooks: `      - id: later\n        when: { pipeline: Sales, stage: Proposal }\n${sendConfig()}`,
};
const WITHOUT = { morePlaybooks: "" };

/** Everything that the clock does within half an hour. */
async function halfAnHour(world: World): Promise<void> {
  for (let times = 0; times < 5; times += 1) await world.elapse({ minutes: 6 });
}

async function touch(world: World, id: string): Promise<void> {
  await world.sandbox.kommo.control("setPrice", { id: Number(id), price: 77 });
}

test("a playbook is taken out and put back: deals that came meanwhile are left alone until a person asks", async () => {
  const world = await openWorld(LATER);
  await world.settle();
  await world.apply(WITHOUT);
  world.pass({ days: 20 });
  await world.settle();
  const id = await world.createDeal();
  await world.moveDeal(id, "Proposal");
  await world.elapse({ minutes: 4 });
  await world.apply(LATER);
  await touch(world, id);
  await halfAnHour(world);
  expect(await world.contracts(id)).toEqual([]);

  await world.app.jobs.enqueue([{ account: "acme", dealId: id, reason: "person", entered: true }]);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ playbook: "later", status: "sent" });
});

test("that a deal entered one playbook's stage does not make it enter that of a playbook which came later", async () => {
  const world = await openWorld({ hooks: false });
  await world.settle();
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.moveDeal(id, "Proposal");
  world.pass({ minutes: 3 });
  await world.apply(LATER);
  await halfAnHour(world);
  expect(await world.contracts(id)).toEqual([]);
});

test("what enters the stage after the playbook went live is found by the clock, also what was created there", async () => {
  const world = await openWorld({ hooks: false });
  await world.settle();
  const moved = await world.createDeal();
  world.pass({ minutes: 3 });
  await world.apply(LATER);
  world.pass({ seconds: 2 });
  await world.moveDeal(moved, "Proposal");
  const created = await world.createDeal({ stage: "Proposal" });
  await halfAnHour(world);
  for (const id of [moved, created])
    expect(await world.contract(id)).toMatchObject({ playbook: "later", status: "sent" });
});

test("a restart is no new beginning: what came while we were down is made up for", async () => {
  const world = await openWorld({ ...LATER, hooks: false });
  await world.settle();
  await world.down();
  const id = await world.createDeal();
  world.pass({ hours: 9 });
  await world.moveDeal(id, "Proposal");
  await world.up();
  await halfAnHour(world);
  expect(await world.contract(id)).toMatchObject({ playbook: "later", status: "sent" });
});
