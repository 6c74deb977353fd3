import { expect, test } from "vitest";
import { openWorld, sendDeal, winDeal } from "../story.ts";

test.each(["abc", "", "4711; drop table", "12345678901234567890123"])(
  "a look at a deal whose id is none ends at once and never comes back: %j",
  async (dealId) => {
    const world = await openWorld();
    await world.app.jobs.enqueue([{ account: "acme", dealId, reason: "person" }]);
    await world.settle();
    expect(await world.app.jobs.counts()).toEqual({ waiting: 0, ready: 0, running: 0, oldestReadyMs: 0 });
    expect((await world.app.store.health.list("acme")).filter(({ state }) => state === "bad")).toEqual([]);
  },
);

test("a playbook whose stage does not exist is ill until Kommo or the file has it, by itself", async () => {
  const world = await openWorld({ stage: "Signed by all" });
  await winDeal(world);
  const health = async () =>
    (await world.app.store.health.list("acme")).find(({ connection }) => connection.startsWith("playbook:"));
  expect(await health()).toMatchObject({ state: "bad", code: "configuration_invalid" });
  await world.apply({ stage: "Won" });
  await world.elapse({ minutes: 6 });
  expect(await health()).toMatchObject({ connection: "playbook:won-agreement", state: "good" });
});

test("entries of playbooks and connections that are no longer in the file go", async () => {
  const world = await openWorld({ stage: "Signed by all" });
  await winDeal(world);
  await world.apply({ playbookId: "another", connection: "other" });
  await world.elapse({ minutes: 6 });
  const names = (await world.app.store.health.list("acme")).map(({ connection }) => connection);
  expect(names).not.toContain("playbook:won-agreement");
  expect(names).not.toContain("contracts");
});

test("where no vendor was asked anything, none is called well", async () => {
  const world = await openWorld();
  await world.elapse({ minutes: 11 });
  const names = (await world.app.store.health.list("acme")).map(({ connection }) => connection);
  expect(names).not.toContain("contracts");
  await sendDeal(world);
  await world.settle();
  const after = (await world.app.store.health.list("acme")).map(({ connection }) => connection);
  expect(after).toContain("contracts");
});
