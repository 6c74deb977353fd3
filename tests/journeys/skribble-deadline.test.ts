import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal, tasksOf } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const playbook = `        outcomes:
          signed: { stage: Contract signed }
          expired: { task: { text: "Remind the client" } }
`;

test("the link is valid for 14 days: Skribble is told the same deadline that we keep", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  const { id, contract } = await sendDeal(world);
  const [document] = await world.documents();
  expect(document).toMatchObject({ expiresAt: contract.order?.expiresAt });
  await world.elapse({ days: 13 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.elapse({ days: 2 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  expect(tasksOf(await world.deal(id))).toEqual(["Remind the client"]);
});

test("a plan that lets nobody set a deadline: our timer ends the contract, and nothing was made twice", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  await world.vendor.control("setPlan", { expiry: false });
  const { id } = await sendDeal(world);
  expect(await world.documents()).toMatchObject([{ expiresAt: null, state: "OPEN" }]);
  await world.elapse({ days: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  expect(await world.documents()).toMatchObject([{ state: "WITHDRAWN" }]);
  expect(tasksOf(await world.deal(id))).toEqual(["Remind the client"]);
});

test("Skribble ends it earlier, which calls nobody: the clock finds it", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("expire", { id: remoteId });
  await world.elapse({ minutes: 30 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
});

test.each(DIALECTS)("signed on the last day counts (%s)", async (dialect) => {
  const world = await openWorld({ vendor: SKRIBBLE, dialect, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.elapse({ days: 13 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});
