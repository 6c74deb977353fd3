import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal, winDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";
import type { World } from "../world.ts";

/** Tokens that the accounts server has issued or refused so far. */
function tokenCalls({ sandbox, vendor }: World): number {
  const accounts = sandbox.vendor(vendor.id === "zoho-sign" ? "zoho-accounts" : "zoho-accounts-brief");
  return Object.values(accounts.seen.counts).reduce((sum, count) => sum + count, 0);
}

test.each(DIALECTS)(
  "many deals, one token: it is kept for all, and renewed when its hour is over (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect });
    for (let deals = 0; deals < 4; deals += 1) await sendDeal(world);
    expect(tokenCalls(world)).toBe(1);
    await world.elapse({ hours: 2 });
    await sendDeal(world);
    expect(tokenCalls(world)).toBeLessThanOrEqual(3);
  },
);

test("a restart buys no new token: the old one is in the database, encrypted", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await sendDeal(world);
  await world.restart();
  await sendDeal(world);
  expect(tokenCalls(world)).toBe(1);
});

test("ten tokens in ten minutes were issued: “Access Denied” with status 200 is a pause, and no broken key", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await world.vendor.control("setTokens", { perTenMinutes: 0, denialStatus: 200 });
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({ status: "planned" });
  expect((await world.app.store.health.list("acme")).filter(({ state }) => state === "bad")).toEqual([]);
  await world.vendor.control("setTokens", { perTenMinutes: 10 });
  await world.elapse({ minutes: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.deal(id)).toMatchObject({ tasks: [] });
});

test.each(DIALECTS)(
  "the wrong data centre: the connection is broken, said once, and contracts wait (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect });
    await world.vendor.control("setElsewhere", { on: true });
    const id = await winDeal(world);
    expect(await world.contract(id)).toMatchObject({ waiting: { code: "credentials_rejected" } });
    await world.vendor.control("setElsewhere", { on: false });
    await world.elapse({ minutes: 20 });
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
  },
);

test("the token ends before its hour, as the sixteenth one makes the first one end: it is replaced", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await sendDeal(world);
  world.pass({ minutes: 5 });
  await world.vendor.control("expireTokens");
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(tokenCalls(world)).toBe(2);
});

test.each(DIALECTS)(
  "the consent is taken back: contracts wait, and go on by themselves once it is given again (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect });
    const { id, remoteId } = await sendDeal(world);
    world.pass({ minutes: 5 });
    await world.vendor.control("signAll", { id: remoteId });
    await world.vendor.control("revokeKey");
    const waiting = [await world.createDeal(), await world.createDeal()];
    for (const one of waiting) await world.moveDeal(one, "Won");
    const before = tokenCalls(world);
    for (let rounds = 0; rounds < 6; rounds += 1) await world.elapse({ minutes: 5 });
    expect(tokenCalls(world) - before).toBeLessThan(10);
    for (const one of waiting) {
      expect(await world.contract(one)).toMatchObject({ waiting: { code: "credentials_rejected" } });
      expect(await world.deal(one)).toMatchObject({ notes: [], tasks: [] });
    }
    await world.vendor.control("restoreKey");
    for (let rounds = 0; rounds < 3; rounds += 1) await world.elapse({ minutes: 10 });
    for (const one of waiting) expect(await world.contract(one)).toMatchObject({ status: "sent" });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);
