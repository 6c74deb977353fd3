import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const TEXT = "Skribble: the signer declined the signature request. Please follow up to clarify the reason.";
const playbook = `        outcomes:
          signed: { stage: Contract signed }
          declined: { note: "${TEXT} {{ contract.reason }}", task: { text: "Call the client" } }
          withdrawn: { note: "Skribble: taken back." }
`;

test.each(DIALECTS)(
  "a signer declines: the note asks to follow up, and the deal stays (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: SKRIBBLE, dialect, playbook });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("decline", { id: remoteId, reason: "Too expensive" });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "declined" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(notesOf(deal).at(-1)?.trim()).toBe(dialect === "brief" ? TEXT : `${TEXT} Too expensive`);
    expect(tasksOf(deal)).toEqual(["Call the client"]);
  },
);

test("our own withdrawal rings the same bell, and is no decline", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.wish(id, "withdraw", "wrong amount");
  await world.elapse();
  expect(await world.documents()).toMatchObject([{ id: remoteId, state: "WITHDRAWN" }]);
  expect(world.vendor.hooks.log.length).toBeGreaterThan(0);
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  const deal = await world.deal(id);
  expect(notesOf(deal).at(-1)).toBe("Skribble: taken back.");
  expect(tasksOf(deal)).toEqual([]);
});

test("a colleague takes it back in Skribble's own pages: withdrawn, and no decline either", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("withdrawByHand", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
});

test("a technical error at Skribble is told once, and moves nothing", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("fail", { id: remoteId });
  await world.elapse();
  await world.elapse({ hours: 3 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  const told = notesOf(await world.deal(id)).filter((text) => text.includes("technical error"));
  expect(told).toHaveLength(1);
});
