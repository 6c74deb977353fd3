import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

async function statuses(world: World, id: string): Promise<readonly string[]> {
  return (await world.contracts(id)).map(({ status }) => status);
}

async function leaveAndReturn(world: World, id: string): Promise<void> {
  await world.moveDeal(id, "Proposal");
  await world.elapse({ minutes: 2 });
  await world.moveDeal(id, "Won");
  await world.elapse();
}

test.each(DIALECTS)(
  "while its contract is open, a deal that comes back gets no second one (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id } = await sendDeal(world);
    await leaveAndReturn(world, id);
    expect(await statuses(world, id)).toEqual(["sent"]);
    expect(await world.documents()).toHaveLength(1);
  },
);

test.each(DIALECTS)(
  "after a decline, a deal that left and comes back gets a new contract, once (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("decline", { id: remoteId });
    await world.elapse({ minutes: 2 });
    await world.knock("kommo", { body: `leads[status][0][id]=${id}` });
    await world.elapse();
    expect(await statuses(world, id)).toEqual(["declined"]);
    await leaveAndReturn(world, id);
    await leaveAndReturn(world, id);
    expect(await statuses(world, id)).toEqual(["declined", "sent"]);
    expect(await world.documents()).toHaveLength(2);
  },
);

test("the return is noticed although no hook told of the leaving", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse({ minutes: 2 });
  world.sandbox.kommo.hookFault({ kind: "drop", times: 2 });
  await world.moveDeal(id, "Proposal");
  world.pass({ minutes: 2 });
  await world.moveDeal(id, "Won");
  await world.elapse({ minutes: 6 });
  expect(await statuses(world, id)).toEqual(["declined", "sent"]);
});

test("a person may bring the deal back soon after we moved it away ourselves", async () => {
  const playbook = `        outcomes:
          declined: { stage: Proposal }
`;
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.settle();
  expect(await world.deal(id)).toMatchObject({ stage: "Proposal" });
  world.pass({ seconds: 20 });
  await world.moveDeal(id, "Won");
  await world.elapse();
  expect(await statuses(world, id)).toEqual(["declined", "sent"]);
});

test("`never` means one contract per deal", async () => {
  const world = await openWorld({ playbook: "        reentry: never\n" });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse({ minutes: 2 });
  await leaveAndReturn(world, id);
  expect(await statuses(world, id)).toEqual(["declined"]);
});
