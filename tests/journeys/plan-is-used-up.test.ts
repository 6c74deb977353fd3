import { expect, test } from "vitest";
import { openWorld, winDeal } from "../story.ts";

test("the vendor's plan is used up: told once, and the contract goes out by itself after it was paid for", async () => {
  const world = await openWorld();
  await world.vendor.control("plan", { exhausted: true });
  const id = await winDeal(world);
  await world.elapse({ hours: 2 });
  expect((await world.contract(id)).failure).toMatchObject({ code: "plan_required" });
  const deal = await world.deal(id);
  expect(deal.notes).toHaveLength(1);
  expect(deal.notes[0]?.text).toContain("Upgrade or pay");
  expect(deal.tasks).toHaveLength(1);
  await world.vendor.control("plan", { exhausted: false });
  await world.elapse({ minutes: 35 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect((await world.documents()).filter(({ state }) => state === "pending")).toHaveLength(1);
});
