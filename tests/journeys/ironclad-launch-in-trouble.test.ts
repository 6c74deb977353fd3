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
    await world.elapse({ minutes: 3 });
    expect(await world.documents()).toHaveLength(1);
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
  },
);

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
