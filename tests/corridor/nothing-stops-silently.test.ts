import { expect, test } from "vitest";
import { openWorld, sendDeal, winDeal } from "../story.ts";

test("what needs a person is told on the deal in the same walk", async () => {
  const world = await openWorld();
  await world.vendor.control("deleteTemplate", { id: "tpl_standard" });
  const id = await winDeal(world);
  const deal = await world.deal(id);
  expect(deal.notes.map(({ text }) => text)).toEqual([expect.stringContaining("tpl_standard")]);
  expect(deal.tasks).toHaveLength(1);
});

test("a stage that Kommo does not have is told on the deal: Kommo itself is well", async () => {
  const world = await openWorld({ playbook: "        outcomes:\n          sent: { stage: Nowhere }\n" });
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({ status: "sent", failure: { step: "look:stages" } });
  const deal = await world.deal(id);
  expect(deal.notes.map(({ text }) => text)).toEqual([expect.stringContaining("Nowhere")]);
});

test("a key that is refused while the signed file is fetched: everything goes on once it works again", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 3 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  await world.vendor.control("revokeKey");
  await world.elapse({ minutes: 1 });
  const waiting = { code: "credentials_rejected", step: "signed/archive" };
  expect(await world.contract(id)).toMatchObject({ status: "signed", waiting });
  await world.vendor.control("restoreKey");
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 6 });
  expect((await world.contract(id)).waiting).toBeUndefined();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("a signed file that does not come for a day is told once, and fetched when it comes", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("setPdf", { notReadyTimes: 1000 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  for (const hours of [20, 5, 1, 1]) await world.elapse({ hours });
  const waiting = await world.deal(id);
  expect(waiting.notes.filter(({ text }) => text.includes("not ready"))).toHaveLength(1);
  expect(waiting.stage).toBe("Won");
  await world.vendor.control("setPdf", { notReadyTimes: 0 });
  await world.elapse({ minutes: 6 });
  expect((await world.contract(id)).failure).toBeUndefined();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("a vendor that is away longer than we count tries is told once, and comes back by itself", async () => {
  const world = await openWorld();
  const { id, remoteId, contract } = await sendDeal(world);
  const { app, vendor } = world;
  await app.store.contracts.record({
    account: "acme",
    id: contract.id,
    version: contract.version,
    at: world.now(),
    change: { attempts: 99 },
    trail: [],
  });
  vendor.fault({ kind: "500", match: "GET /documents/", times: 4 });
  await vendor.control("signAll", { id: remoteId });
  await world.settle();
  expect((await world.contract(id)).failure).toMatchObject({ code: "unavailable" });
  expect((await world.deal(id)).tasks).toHaveLength(1);
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 6 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect((await world.contract(id)).failure).toBeUndefined();
  expect((await world.deal(id)).tasks).toHaveLength(1);
});

test("a playbook that cannot be asked about does not keep the deal's other contract from being followed", async () => {
  const other = `      - id: big-deals
        when: { pipeline: Sales, stage: Won }
        where: [ { value: deal.price, atLeast: 1000000 } ]
        send: { through: contracts, template: tpl_standard, title: Big, signers: [ { role: client, name: "{{ contact.name }}", email: "{{ contact.email }}" } ], expiresInDays: 3 }
`;
  const world = await openWorld({ morePlaybooks: other });
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "500", match: "GET /api/v4/events", times: 100 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
});
