import { expect, test } from "vitest";
import { DIALECTS, openWorld, winDeal } from "../story.ts";

test.each(DIALECTS)("several deals in one call get a contract each (%s)", async (dialect) => {
  const world = await openWorld({ dialect });
  const ids = await Promise.all(Array.from({ length: 5 }, () => world.createDeal()));
  await world.settle();
  const before = world.sandbox.kommo.hooks.log.length;
  await world.sandbox.kommo.control("moveDeals", { ids: ids.map(Number), stage: "Won" });
  await world.settle();
  for (const id of ids) expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(5);
  expect(world.sandbox.kommo.hooks.log.length - before).toBeGreaterThan(0);
});

test("a call that names another Kommo account is kept and ignored", async () => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  const lead = `leads[status][0][id]=${id}&leads[status][0][status_id]=142`;
  expect(await world.knock("kommo", { body: `${lead}&account[subdomain]=stranger` })).toBe(200);
  await world.settle();
  expect(await world.contracts(id)).toEqual([]);
  const [kept] = await world.app.store.deliveries.list({ account: "acme", limit: 1 });
  expect(kept).toMatchObject({ state: "ignored", reason: expect.stringContaining("stranger") });

  expect(await world.knock("kommo", { body: `${lead}&account[subdomain]=sandbox` })).toBe(200);
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a call about a deal that is not where it says makes no contract", async () => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal();
  await world.knock("kommo", { body: `leads[status][0][id]=${id}&leads[status][0][status_id]=142` });
  await world.knock("kommo", { body: "leads[status][0][id]=99999999&leads[status][0][status_id]=142" });
  await world.settle();
  expect(await world.contracts(id)).toEqual([]);
  expect(await world.documents()).toEqual([]);
});

test("the small form of a Digital Pipeline hook is enough", async () => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  const body = `leads[status][0][id]=${id}&leads[status][0][status_id]=142&leads[status][0][pipeline_id]=7100001`;
  await world.knock("kommo", { body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a deal that is created in the stage gets its contract", async () => {
  const world = await openWorld();
  const id = await world.createDeal({ stage: "Won" });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("changes of a deal that is in the stage without a contract of ours cost Kommo no call", async () => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal({ stage: "Won" });
  await world.settle();
  world.sandbox.kommo.seen.clear();
  await world.knock("kommo", { body: `leads[update][0][id]=${id}&leads[update][0][status_id]=142` });
  await world.settle();
  expect(await world.contracts(id)).toEqual([]);
  expect(world.sandbox.kommo.seen.calls.filter(({ path }) => path.includes("leads"))).toEqual([]);
});

test("the same stage of another pipeline is not the trigger", async () => {
  const world = await openWorld();
  const id = await winDeal(world, { pipeline: "Partners", stage: "First talk" });
  expect(await world.deal(id)).toMatchObject({ stage: "Won", pipeline: "Partners" });
  expect(await world.contracts(id)).toEqual([]);
});
