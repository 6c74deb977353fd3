import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";
import type { World } from "../world.ts";

/** As long as nobody gives the key the right. */
const ALWAYS = 10_000;

async function expectWell(world: World, connection: string): Promise<void> {
  expect(await world.app.tools.health.broken("acme", connection)).toBeUndefined();
  const row = (await world.app.store.health.list("acme")).find((each) => each.connection === connection);
  expect(row).toMatchObject({ state: "good" });
}

test("the key may not delete: the contract that is taken back fails, once, and every other deal goes on", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  world.vendor.fault({ kind: "401", match: "^DELETE ", times: 2 });
  await world.wish(id, "withdraw");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({
    status: "sent",
    wishes: [],
    failure: { code: "forbidden", step: "withdraw", detail: expect.stringContaining("take contracts back") },
  });
  expect((await world.contract(id)).waiting).toBeUndefined();
  for (let hours = 0; hours < 3; hours += 1) {
    await expectWell(world, "contracts");
    expect(await world.contract(await winDeal(world))).toMatchObject({ status: "sent" });
    await world.elapse({ hours: 1 });
  }
  const deal = await world.deal(id);
  expect(notesOf(deal)).toHaveLength(2);
  expect(tasksOf(deal)).toEqual([expect.stringContaining("missing right")]);
  expect(tasksOf(deal).join("")).not.toContain("Create a new token");

  // still without the right: it is told again, because a person has asked again
  await world.wish(id, "withdraw");
  await world.settle();
  expect(tasksOf(await world.deal(id))).toHaveLength(2);
  await world.wish(id, "withdraw");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
});

const CALLS = [
  { step: "create", match: { documented: "^POST .*/create_document$", brief: "^POST .*/drafts$" } },
  { step: "send", match: { documented: "^POST .*/send$", brief: "^POST .*/send$" } },
] as const;

test.each(DIALECTS.flatMap((dialect) => CALLS.map((call) => ({ dialect, ...call }))))(
  "the key may not $step: that contract fails there, the connection stays well ($dialect)",
  async ({ dialect, step, match }) => {
    const world = await openWorld({ dialect });
    world.vendor.fault({ kind: "401", match: match[dialect], times: 1 });
    const id = await winDeal(world);
    expect(await world.contract(id)).toMatchObject({ failure: { code: "forbidden", step } });
    expect(notesOf(await world.deal(id))).toEqual([expect.stringContaining(`lack the right to ${step}`)]);
    await expectWell(world, "contracts");
    await world.wish(id, "resume");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(1);
  },
);

test("the key may not fetch what was signed: that contract fails, and new ones go out", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.vendor.fault({ kind: "401", match: "^GET .*/(download|pdf|files?)", times: ALWAYS });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 2 });
  expect(await world.contract(id)).toMatchObject({ failure: { code: "forbidden", step: "signed/archive" } });
  await expectWell(world, "contracts");
  expect(await world.contract(await winDeal(world))).toMatchObject({ status: "sent" });
});

test("the token of Kommo may not change deals: that is said of the contract, and Kommo counts as well", async () => {
  const world = await openWorld();
  world.sandbox.kommo.fault({ kind: "401", match: "^PATCH /api/v4/leads", times: 1 });
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({
    status: "sent",
    failure: { code: "forbidden", detail: expect.stringContaining("change deals") },
  });
  await expectWell(world, "kommo");
  await world.wish(id, "resume");
  await world.settle();
  expect((await world.contract(id)).failure).toBeUndefined();
  const deal = await world.deal(id);
  expect(deal.fields).toMatchObject({ "Contract ID": (await world.contract(id)).remoteId });
  expect(notesOf(deal)).toHaveLength(1);
});

test("a refusal that speaks of the token is no missing right: while the token is accepted elsewhere it is tried again", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  await sendDeal(world);
  // the token is replaced once within a call; the other answers are the next tries'
  world.vendor.fault({ kind: "401", match: "^POST .*/send-signature-request$", times: 4 });
  const id = await winDeal(world);
  expect(await world.trail(id)).toContain("attempt_failed");
  await expectWell(world, "contracts");
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(tasksOf(await world.deal(id))).toEqual([]);
});

test("the vendor may not list what changed: that is shown, and contracts go out all the same", async () => {
  const world = await openWorld();
  await sendDeal(world);
  world.vendor.fault({ kind: "401", match: "^GET /documents$", times: ALWAYS });
  await world.elapse({ minutes: 6 });
  expect(await world.app.store.health.list("acme")).toContainEqual(
    expect.objectContaining({ connection: "contracts", code: "forbidden" }),
  );
  expect(await world.app.tools.health.broken("acme", "contracts")).toBeUndefined();
  expect(await world.contract(await winDeal(world))).toMatchObject({ status: "sent" });
});

test("whether the key or a right is missing cannot be told just then: it is tried again, and nobody is bothered", async () => {
  const world = await openWorld();
  await sendDeal(world);
  world.vendor.fault({ kind: "401", match: "^POST .*/create_document$", times: 1 });
  world.vendor.fault({ kind: "500", match: "^GET /documents/", times: 1 });
  const id = await winDeal(world);
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.trail(id)).toContain("attempt_failed");
  expect(tasksOf(await world.deal(id))).toEqual([]);
  expect(await world.documents()).toHaveLength(2);
  await expectWell(world, "contracts");
});
