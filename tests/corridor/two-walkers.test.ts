import { expect, test } from "vitest";
import { walk } from "../../src/corridor/walk.ts";
import { newReference } from "../../src/store/reference.ts";
import { anOrder } from "../builders.ts";
import { openWorld } from "../story.ts";

test("a walk whose look was given to another worker does nothing outside", async () => {
  const world = await openWorld({ hooks: false });
  const dealId = await world.createDeal();
  await world.moveDeal(dealId, "Won");
  const look = { account: "acme", dealId, reason: "hook", entered: true } as const;
  expect(await walk(world.app.tools, look, AbortSignal.abort())).toMatchObject({ done: false });
  expect(await world.documents()).toEqual([]);
  expect(await world.deal(dealId)).toMatchObject({ notes: [], tasks: [] });
});

test("a walk that loses its look between two calls makes no further one, and the next walk finds what was done", async () => {
  const world = await openWorld({ hooks: false });
  const dealId = await world.createDeal();
  await world.moveDeal(dealId, "Won");
  const look = { account: "acme", dealId, reason: "hook", entered: true } as const;
  const lost = new AbortController();
  world.sandbox.watch(() => lost.abort());
  await walk(world.app.tools, look, lost.signal);
  expect(await world.documents()).toMatchObject([{ state: "draft" }]);
  await world.app.jobs.enqueue([look]);
  await world.elapse();
  expect(await world.documents()).toMatchObject([{ state: "pending" }]);
  expect((await world.deal(dealId)).notes).toHaveLength(1);
});

test("after a crash nothing is repeated before two looks with a while between them found nothing, however old the try", async () => {
  const world = await openWorld({ hooks: false });
  const dealId = await world.createDeal();
  await world.moveDeal(dealId, "Won");
  const { store, tools, jobs } = world.app;
  const trigger = await tools.account("acme")?.crm.resolveStage("Sales", "Won");
  const reference = newReference();
  const at = new Date(world.now().getTime() - 3_600_000);
  await store.contracts.plan({
    account: "acme",
    playbook: "won-agreement",
    configVersion: 1,
    dealId,
    entry: 1,
    trigger: trigger ?? { pipelineId: "", stageId: "" },
    connection: "contracts",
    reference,
    order: anOrder({
      reference,
      fields: { client_name: "Lena Vogt", client_email: "lena@example.com", deal_amount: "1200" },
      deal: { id: dealId, name: "Nordwind", price: 1200 },
    }),
    effects: { create: { state: "started", attempt: 1, at: at.toISOString() } },
    at,
    trail: [],
  });
  await jobs.enqueue([{ account: "acme", dealId, reason: "due", entered: false }]);
  await world.settle();
  expect(await world.documents()).toEqual([]);
  expect(await world.contract(dealId)).toMatchObject({ status: "planned" });
  await world.elapse();
  expect(await world.documents()).toHaveLength(1);
  expect(await world.contract(dealId)).toMatchObject({ status: "sent" });
});
