import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";

test("a person gives the signers more time, and the contract expires then and not before", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  const { id: contract } = await world.contract(id);
  const until = new Date(world.now().getTime() + 30 * 86_400_000).toISOString();
  const wish = { id: "w-1", kind: "extend", by: "ada", at: world.now().toISOString(), until } as const;
  await world.app.store.contracts.wish("acme", contract, wish);
  await world.app.jobs.enqueue([{ account: "acme", dealId: id, reason: "person" }]);
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ expiresAt: new Date(until), wishes: [] });
  const entries = await world.app.store.trail.of("acme", contract);
  expect(entries.find(({ event }) => event === "extended")).toMatchObject({
    actor: "person:ada",
    data: { until },
  });

  await world.elapse({ days: 15 }); // the playbook gave 14
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.elapse({ days: 16 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
});
