import { expect, test } from "vitest";
import { sendConfig } from "../town-config.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

test.each(DIALECTS)(
  "no hook of Kommo's arrives: the event log is read, and the contract goes out once (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, hooks: false });
    await world.settle();
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    await world.settle();
    expect(await world.contracts(id)).toEqual([]);
    await world.elapse({ minutes: 6 });
    await world.elapse({ minutes: 6 });
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(1);
  },
);

test("deals that entered a stage before its playbook was in force are left alone, whatever changes about them", async () => {
  const world = await openWorld();
  const id = await world.createDeal();
  await world.moveDeal(id, "Proposal");
  await world.elapse({ minutes: 4 });
  const later = `      - id: later\n        when: { pipeline: Sales, stage: Proposal }\n${sendConfig()}`;
  await world.apply({ morePlaybooks: later });
  await world.sandbox.kommo.control("setPrice", { id: Number(id), price: 77 });
  await world.elapse({ minutes: 6 });
  await world.elapse({ minutes: 6 });
  expect(await world.contracts(id)).toEqual([]);
  const next = await world.createDeal();
  await world.moveDeal(next, "Proposal");
  await world.elapse();
  expect(await world.contract(next)).toMatchObject({ playbook: "later", status: "sent" });
});

test.each(DIALECTS)(
  "no hook of the vendor's arrives: the signature reaches the deal all the same (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("setCallbackUrl", { url: null });
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ hours: 1, minutes: 1 });
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal)).toHaveLength(2);
  },
);

test.each(DIALECTS)("a decline that no hook told is found out too (%s)", async (dialect) => {
  const world = await openWorld({ dialect });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setCallbackUrl", { url: null });
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse({ hours: 1, minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "declined" });
  expect((await world.deal(id)).tasks).toHaveLength(1);
});

test("hooks stay away for weeks, and still nobody asks the vendor about each contract every hour", async () => {
  const world = await openWorld();
  await sendDeal(world);
  await world.vendor.control("setCallbackUrl", { url: null });
  world.vendor.seen.clear();
  for (let hours = 0; hours < 12; hours += 1) {
    world.pass({ hours: 1 });
    await world.settle();
  }
  const reads = world.vendor.seen.calls.filter(
    ({ method, path }) => method === "GET" && /^\/documents\/./u.test(path),
  );
  // the first reconciliation looks a day back and finds it, the next ones overlap a little
  expect(reads.length).toBeLessThanOrEqual(2);
});

test("an entry into the stage that is known is not followed again at every reading of the log", async () => {
  const world = await openWorld({ app: { reconcileMs: 10_000 } });
  const { id, remoteId, contract } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse();
  const reads = async () =>
    (await world.app.store.calls.of("acme", contract.id, 1_000)).filter(
      ({ operation }) => operation === "read",
    ).length;
  expect(await world.contract(id)).toMatchObject({ status: "declined" });
  const before = await reads();
  for (let times = 0; times < 12; times += 1) await world.elapse({ seconds: 15 });
  expect((await reads()) - before).toBeLessThanOrEqual(3);
  await world.moveDeal(id, "Proposal");
  await world.moveDeal(id, "Won");
  await world.elapse({ seconds: 15 });
  expect(await world.contracts(id)).toHaveLength(2);
});
