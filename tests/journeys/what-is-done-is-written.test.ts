import { expect, test, vi } from "vitest";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import type { World } from "../world.ts";

const PATCH_LEAD = "^PATCH /api/v4/leads";

function patches({ sandbox }: World): number {
  return sandbox.kommo.seen.calls.filter(
    ({ method, path }) => method === "PATCH" && path.startsWith("/api/v4/leads"),
  ).length;
}

test("what is done on the deal is written down while its PDF still waits to be uploaded", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "slow", match: "^POST .*/sessions", delayMs: 3_000 });
  await world.vendor.control("signAll", { id: remoteId });
  const settled = world.elapse();
  await vi.waitUntil(async () => (await world.trail(id)).includes("deal_moved"), { timeout: 10_000 });
  expect(await world.trail(id)).not.toContain("attached");
  const { effects } = await world.contract(id);
  expect(effects["signed/note"]).toMatchObject({ state: "done" });
  expect(effects["signed/attach"]).toMatchObject({ state: "started" });
  await settled;
  expect(await world.trail(id)).toContain("attached");
});

test("a deal that is found in its new stage is not moved again, and that it left the old one is nobody else's doing", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  const before = patches(world);
  world.sandbox.kommo.fault({ kind: "lost", match: PATCH_LEAD });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed", tasks: [] });
  expect(patches(world) - before).toBe(1);
  const trail = await world.trail(id);
  expect(trail.filter((event) => event === "deal_moved")).toHaveLength(1);
  expect(trail).not.toContain("left_stage");
  expect((await world.contract(id)).leftStageAt).toBeDefined();
});

test("an id that already stands in its field is not written again", async () => {
  const world = await openWorld();
  world.sandbox.kommo.fault({ kind: "lost", match: PATCH_LEAD });
  const { id, remoteId } = await sendDeal(world);
  await world.elapse();
  expect(Object.values((await world.deal(id)).fields)).toContain(remoteId);
  expect(patches(world)).toBe(1);
  expect(await world.contract(id)).toMatchObject({ effects: { "sent/deal": { state: "done" } } });
});

test("whoever moves the deal on while we fetch the PDF is not overruled", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  const isFetching = async () => (await world.contract(id)).effects["signed/archive"] !== undefined;
  await world.vendor.control("setPdf", { notReadyTimes: 0 });
  world.vendor.fault({ kind: "slow", match: "pdf", delayMs: 800 });
  await world.vendor.control("signAll", { id: remoteId });
  const settled = world.settle();
  await vi.waitUntil(isFetching, { timeout: 10_000, interval: 5 });
  await world.moveDeal(id, "Proposal");
  world.pass({ seconds: 6 });
  await settled;
  await world.elapse();
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Proposal");
  expect(notesOf(deal).at(-1)).toContain("left in its stage");
  expect(tasksOf(deal)).toEqual([expect.stringContaining("Check the stage of this deal")]);
});
