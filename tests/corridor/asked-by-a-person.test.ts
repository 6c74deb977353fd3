import { expect, test } from "vitest";
import { openWorld, winDeal } from "../story.ts";

test("a contract that waits for a correction can be called off, and nobody has to resume it first", async () => {
  const world = await openWorld();
  await world.vendor.control("deleteTemplate", { id: "tpl_standard" });
  const id = await winDeal(world);
  await world.wish(id, "withdraw", "no longer wanted");
  await world.settle();
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "withdrawn", wishes: [] });
  expect(contract.failure).toBeUndefined();
});

test("resume is taken wherever it stands among the wishes", async () => {
  const world = await openWorld();
  await world.vendor.control("deleteTemplate", { id: "tpl_standard" });
  const id = await winDeal(world);
  await world.wish(id, "remind");
  await world.settle();
  await world.vendor.control("publishTemplate", { id: "tpl_standard", title: "Standard" });
  await world.apply({ template: "{ by: deal.fields.Plan, map: {}, default: tpl_standard }" });
  await world.wish(id, "resume");
  await world.settle();
  expect((await world.contract(id)).wishes).toEqual([]);
});

test("a draft that has waited longer than its signing period has the whole period once it goes out", async () => {
  const world = await openWorld({ send: "          automatically: false\n" });
  const id = await winDeal(world);
  await world.elapse({ days: 20 });
  await world.wish(id, "send");
  await world.elapse();
  await world.elapse({ days: 13 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.elapse({ days: 2 });
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
});

test("an expired contract goes out anew also where our own playbook had moved the deal on", async () => {
  const playbook = `        outcomes:
          sent: { stage: Contract sent }
          expired: { resend: true }
`;
  const world = await openWorld({ playbook });
  const id = await winDeal(world);
  await world.elapse({ days: 15 });
  const contracts = await world.contracts(id);
  expect(contracts.map(({ status }) => status)).toEqual(["expired", "sent"]);
});
