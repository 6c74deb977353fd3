import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";

test.each(DIALECTS)(
  "a deal that is elsewhere when its contract is signed is left alone, and told why (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.moveDeal(id, "Proposal");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Proposal");
    expect(notesOf(deal).at(-1)).toMatch(/contract signed[\s\S]*left in its stage/u);
    expect(tasksOf(deal)).toEqual([expect.stringContaining("Check the stage of this deal")]);
    expect(await world.trail(id)).toContain("deal_left_alone");
    expect(deal.files).toHaveLength(dialect === "brief" ? 0 : 1);
  },
);

test("a playbook may name the stages from which it moves deals", async () => {
  const playbook = `        outcomes:
          signed: { stage: Contract signed, from: [Won, Proposal] }
`;
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.moveDeal(id, "Proposal");
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});

test("a deal that already is where the outcome wants it is no surprise", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.moveDeal(id, "Contract signed");
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});

test("sent moves the deal on, and signed moves it on from there", async () => {
  const playbook = `        outcomes:
          sent: { stage: Contract sent }
          signed: { stage: Contract signed }
`;
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  expect(await world.deal(id)).toMatchObject({ stage: "Contract sent" });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
});
