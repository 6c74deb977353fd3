import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import type { World } from "../world.ts";

async function requestChanges(world: World, id: string | undefined, reason: string): Promise<void> {
  await world.vendor.control("requestChanges", { id, reason });
  await world.elapse({ minutes: 6 });
}

test("a signer asks for changes: the deal is told once for each request, the negotiation goes on, the signature counts", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await requestChanges(world, remoteId, "Clause 4, {{ please }}");
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "sent", remote: { vendorStatus: "changes_requested" } });
  await world.elapse({ hours: 30 });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Won");
  expect(notesOf(deal)).toEqual([
    "Contractbook: contract sent for signature",
    expect.stringMatching(
      /^Contractbook: Changes requested by \S+@\S+ on \d{4}-\d\d-\d\d \d\d:\d\d UTC: Clause 4, \(\( please \)\)\. .*taken back at its deadline, /u,
    ),
  ]);
  expect(tasksOf(deal)).toEqual([expect.stringMatching(/^See to the contract at Contractbook: .*Clause 4/u)]);
  expect(deal.tasks[0]?.responsibleUserId).toBe(deal.responsibleUserId);
  const told = await world.app.store.trail.of("acme", contract.id);
  expect(told.filter(({ data }) => data?.["vendorStatus"] === "changes_requested")).toMatchObject([
    {
      event: "status_read",
      actor: "contracts",
      data: { note: expect.stringContaining("Clause 4, {{ please }}") },
    },
  ]);

  await world.vendor.control("resend", { id: remoteId });
  await requestChanges(world, remoteId, "Clause 4, {{ please }}");
  expect(tasksOf(await world.deal(id))).toHaveLength(2);

  await world.vendor.control("resend", { id: remoteId });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("an answer that is lost while the deal is told of the request leaves one note and one task", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "lost", match: "^POST /api/v4/tasks" });
  world.sandbox.kommo.fault({ kind: "lost", match: "^POST /api/v4/leads/(\\d+/)?notes" });
  await requestChanges(world, remoteId, "Clause 4");
  await world.elapse({ minutes: 5 });
  const deal = await world.deal(id);
  expect(notesOf(deal)).toHaveLength(2);
  expect(tasksOf(deal)).toHaveLength(1);
});

test("a contract that is still under negotiation at its deadline is taken back, and the deal's note says so", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await requestChanges(world, remoteId, "Clause 4");
  await world.elapse({ days: 14 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  expect(await world.documents()).toEqual([]);
  expect(notesOf(await world.deal(id)).at(-1)).toMatch(
    /^Contractbook: contract expired without signature\nIt was taken back at its deadline while this was open: Changes requested by .*Clause 4/u,
  );
});
