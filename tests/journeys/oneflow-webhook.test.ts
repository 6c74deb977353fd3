import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

/** A call as the vendor makes it, signed with that key. */
function callAbout(
  id: string,
  type: string,
  signKey: string = SANDBOX_CREDENTIALS.oneflow.signKey,
  callbackId = "c0ffee-1",
): string {
  return JSON.stringify({
    contract: { id: Number(id) },
    callback_id: callbackId,
    events: [{ id: 1, type, created_time: "2026-11-21T08:00:00+0000" }],
    signature: createHash("sha1").update(`${callbackId}${signKey}`).digest("hex"),
  });
}

test("a call without the sign key is refused with 401; one that lies is answered with 200 and changes nothing", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  expect(await world.knock("contracts", { body: callAbout(remoteId, "contract:sign", "guessed") })).toBe(401);
  expect(await world.knock("contracts", { body: JSON.stringify({ contract: { id: 1 } }) })).toBe(401);
  expect(await world.knock("contracts", { body: callAbout(remoteId, "contract:sign") })).toBe(200);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.deal(id)).toMatchObject({ stage: "Won", files: [] });
});

test("the vendor repeats a call under the same callback id: everything happens once", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  for (let times = 0; times < 10; times += 1) {
    expect(await world.knock("contracts", { body: callAbout(remoteId, "contract:sign") })).toBe(200);
  }
  await world.elapse();
  const deal = await world.deal(id);
  expect(deal.stageHistory.filter(({ stage }) => stage === "Contract signed")).toHaveLength(1);
  expect(notesOf(deal)).toHaveLength(2);
  expect(deal.files).toHaveLength(1);
});

/** How often the contract was read so far. */
function readsOf(world: World, remoteId: string): number {
  const { calls } = world.vendor.seen;
  return calls.filter(({ method, path }) => method === "GET" && path.endsWith(`/contracts/${remoteId}`))
    .length;
}

test("five calls under one callback id make one read; another callback id makes another", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { remoteId } = await sendDeal(world);
  const before = readsOf(world, remoteId);
  const body = callAbout(remoteId, "participant:first_visit");
  for (let times = 0; times < 5; times += 1) {
    expect(await world.knock("contracts", { body })).toBe(200);
    await world.settle();
  }
  expect(readsOf(world, remoteId)).toBe(before + 1);
  const kept = await world.app.store.deliveries.list({ account: "acme", limit: 5 });
  const first = kept.at(-1);
  expect(kept.map(({ state, reason }) => [state, reason])).toEqual([
    ...Array.from({ length: 4 }, () => [
      "ignored",
      `It repeats the delivery ${first?.id} (the vendor calls it “participant:first_visit”).`,
    ]),
    ["sorted", "Something changed at 1 contract (the vendor calls it “participant:first_visit”)."],
  ]);
  const another = callAbout(remoteId, "participant:first_visit", undefined, "c0ffee-2");
  expect(await world.knock("contracts", { body: another })).toBe(200);
  await world.settle();
  expect(readsOf(world, remoteId)).toBe(before + 2);
});

test("a call whose read failed is not forgotten, though its repeats make nobody look", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setCallbackUrl", { url: null });
  await world.vendor.control("signAll", { id: remoteId });
  world.vendor.fault({ kind: "500", match: `GET .*/contracts/${remoteId}`, times: 100 });
  const body = callAbout(remoteId, "contract:sign");
  for (let times = 0; times < 3; times += 1) {
    expect(await world.knock("contracts", { body })).toBe(200);
    await world.settle();
  }
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  world.vendor.clearFaults();
  await world.elapse({ minutes: 2 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
});

test("in the brief's dialect a call is not signed: the address is all there is, and the read decides", async () => {
  const world = await openWorld({ vendor: ONEFLOW, dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  const body = JSON.stringify({
    event_type: "contract.signed",
    contract_id: remoteId,
    participant: { name: "Eve" },
  });
  expect(await world.knock("contracts", { body, secret: "guessed-secret-000001" })).toBe(404);
  expect(await world.knock("contracts", { body })).toBe(200);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a contract of somebody else's webhook is nobody's: it is answered, and forgotten", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id } = await sendDeal(world);
  expect(await world.knock("contracts", { body: callAbout("424242", "contract:sign") })).toBe(200);
  await world.elapse({ minutes: 30 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});
