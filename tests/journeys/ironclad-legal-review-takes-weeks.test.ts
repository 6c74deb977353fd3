import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";
import type { World } from "../world.ts";

async function underReview(world: World): Promise<{ readonly id: string; readonly remoteId: string }> {
  await world.vendor.control("autoApprove", { on: false });
  const id = await winDeal(world);
  const { remoteId } = await world.contract(id);
  if (remoteId === undefined) throw new Error("nothing was launched");
  return { id, remoteId };
}

test.each(DIALECTS)(
  "review is not sent: two weeks of it cost one note, then approval sends it, and the rep hears that we wait (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect });
    const { id, remoteId } = await underReview(world);
    for (let day = 0; day < 14; day += 1) await world.elapse({ days: 1 });
    const waiting = await world.contract(id);
    expect(waiting).toMatchObject({ status: "drafted" });
    expect(waiting.failure).toBeUndefined();
    expect((await world.deal(id)).notes).toHaveLength(1);
    const [workflow] = await world.documents();
    expect(workflow?.audit).not.toContain(IRONCLAD.sentWord);

    await world.vendor.control("approve", { id: remoteId });
    await world.elapse({ minutes: 1 });
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(notesOf(await world.deal(id)).at(-1)).toBe("Ironclad: contract sent for signature");

    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ minutes: 20 });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
  },
);

test("without any hook the approval is found by looking", async () => {
  const world = await openWorld({ vendor: IRONCLAD, hooks: false });
  await world.vendor.control("autoApprove", { on: false });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.elapse({ minutes: 6 });
  await world.elapse({ minutes: 6 });
  const { remoteId } = await world.contract(id);
  await world.vendor.control("approve", { id: remoteId });
  await world.elapse({ hours: 2 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a deal that leaves its stage during the review: the workflow is cancelled, and the deal is told", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id } = await underReview(world);
  await world.moveDeal(id, "Contract signed");
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect((await world.documents()).map(({ state }) => state)).toEqual(["cancelled"]);
  expect(notesOf(await world.deal(id)).at(-1)).toMatch(
    /does not go out for signature: the deal left the stage/u,
  );
});

test("a paused workflow says so, and goes on when it is resumed and approved", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id, remoteId } = await underReview(world);
  await world.vendor.control("pause", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(notesOf(await world.deal(id)).at(-1)).toMatch(/It is paused there \(IC-\d+\)\./u);
  await world.vendor.control("resume", { id: remoteId });
  await world.vendor.control("approve", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a coordinator who sends by hand is no surprise: it goes out once", async () => {
  const playbook = `        outcomes:
          signed: { stage: Contract signed }
`;
  const send = "          automatically: false\n";
  const world = await openWorld({ vendor: IRONCLAD, playbook, send });
  const id = await winDeal(world);
  const { remoteId } = await world.contract(id);
  expect(await world.contract(id)).toMatchObject({ status: "drafted" });
  await world.vendor.control("sendPacket", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  const [workflow] = await world.documents();
  expect(workflow?.audit.filter((word) => word === IRONCLAD.sentWord)).toHaveLength(1);
});
