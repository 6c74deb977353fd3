import { expect, test } from "vitest";
import { openWorld, tasksOf, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";

test.each(["lost", "error500After"] as const)(
  "a launch whose answer is %s while the list lags behind is found, not launched twice",
  async (kind) => {
    const world = await openWorld({ vendor: IRONCLAD });
    // a launch of a simple template took five seconds on record
    await world.vendor.control("setLag", { listLagMs: 12_000 });
    world.vendor.fault({ kind, match: "^POST .*/workflows/async" });
    const id = await winDeal(world);
    for (let second = 0; second < 30; second += 1) {
      world.pass({ seconds: 1 });
      await world.settle();
      expect(await world.documents()).toHaveLength(1);
    }
    // nobody waits for the longest lag there may be
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    await world.elapse({ minutes: 3 });
    expect(await world.documents()).toHaveLength(1);
  },
);

test("a launch under way when the process dies is asked about by its own id: nothing waits for the list, nothing is doubled", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  await world.vendor.control("setLag", { listLagMs: 3_600_000 });
  await world.vendor.control("setJobs", { inProgressTimes: 50 });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.sandbox.kommo.hooks.settled();
  void world.app.tick().catch(() => undefined); // dies in the middle of it
  const markOf = async () => (await world.contracts(id))[0]?.effects["create"]?.result?.["mark"];
  await expect.poll(markOf, { timeout: 10_000 }).toEqual(expect.any(String));
  await world.restart();
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "planned" });
  await world.vendor.control("setJobs", { inProgressTimes: 0 });
  world.pass({ seconds: 16 });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(1);
  const launches = world.vendor.seen.calls.filter(
    ({ method, path }) => method === "POST" && path.endsWith("/async"),
  );
  expect(launches).toHaveLength(1);
});

test("launches that wait for their turn when the process dies go on at once: nothing of them can be under way", async () => {
  const world = await openWorld({ vendor: IRONCLAD, send: "          automatically: false\n" });
  await world.vendor.control("setLag", { listLagMs: 3_600_000 });
  const ids: string[] = [];
  for (let number = 0; number < 12; number += 1) ids.push(await world.createDeal());
  for (const id of ids) await world.moveDeal(id, "Won");
  await world.sandbox.kommo.hooks.settled();
  void world.app.tick().catch(() => undefined); // dies in the middle of it
  const created = async () => (await Promise.all(ids.map((id) => world.contracts(id)))).flat();
  const count = async (status: string) => (await created()).filter((one) => one.status === status).length;
  await expect.poll(() => count("drafted"), { timeout: 20_000 }).toBe(10); // the burst
  await world.restart();
  await world.settle();
  expect(await count("drafted")).toBe(12);
  expect(await world.documents()).toHaveLength(12);
});

test("a question that is required only under a condition comes to light at the launch: told, filled in, launched", async () => {
  const world = await openWorld({
    vendor: IRONCLAD,
    template: "Lease",
    fields: { term: "{{ deal.fields.Plan | default: '' }}" },
  });
  await world.vendor.control("publishTemplate", {
    name: "Lease",
    fields: [
      { name: "client_name", required: true },
      { name: "client_email", type: "email" },
      { name: "deal_amount", type: "monetaryAmount" },
      { name: "kommo_deal_id" },
      { name: "term", requiredWhen: { attribute: "client_name", equals: "nobody" } },
      { name: "landlord", requiredWhen: { attribute: "paperSource", equals: "Our paper" } },
      { name: "countersign_reference", displayName: "Countersign reference" },
    ],
  });
  const id = await winDeal(world);
  expect(await world.documents()).toEqual([]);
  expect(tasksOf(await world.deal(id))).toEqual([expect.stringContaining("landlord")]);
});

test("a missing signature tag: nothing goes out, a person is told, and retry sends it once it is there", async () => {
  const world = await openWorld({ vendor: IRONCLAD, send: "          automatically: false\n" });
  const id = await winDeal(world);
  const { remoteId } = await world.contract(id);
  await world.vendor.control("tags", { id: remoteId, missing: true });
  await world.wish(id, "send");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "drafted", failure: { step: "send" } });
  expect(tasksOf(await world.deal(id))).toEqual([expect.stringContaining("signature tag")]);
  expect(world.vendor.seen.calls.filter(({ path }) => path.endsWith("/send-signature-request"))).toEqual([]);
  await world.vendor.control("tags", { id: remoteId, missing: false });
  await world.wish(id, "resume");
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test(
  "more writes than Ironclad takes in a minute are refused, waited out, and each contract goes out once",
  { timeout: 120_000 },
  async () => {
    const unlimited: TownVendor = {
      ...IRONCLAD,
      connection: (...place) => [...IRONCLAD.connection(...place), "requestsPerSecond: 0"],
    };
    const world = await openWorld({ vendor: unlimited });
    await world.vendor.control("limits", { on: true });
    const ids: string[] = [];
    for (let number = 0; number < 60; number += 1) ids.push(await world.createDeal());
    for (const id of ids) await world.moveDeal(id, "Won");
    for (let minute = 0; minute < 4; minute += 1) await world.elapse({ minutes: 1 });
    const contracts = await Promise.all(ids.map((id) => world.contract(id)));
    expect(contracts.map(({ status }) => status)).toEqual(ids.map(() => "sent"));
    const times = (await world.documents()).map(
      ({ audit }) => audit.filter((word) => word === IRONCLAD.sentWord).length,
    );
    expect(times).toEqual(ids.map(() => 1));
    expect(world.vendor.seen.calls.some(({ status }) => status === 429)).toBe(true);
  },
);
