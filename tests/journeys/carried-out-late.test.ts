import { expect, test, vi } from "vitest";
import { openWorld } from "../story.ts";
import type { World } from "../world.ts";

const CREATE = /^POST \/templates\/[^/]+\/create_document/u;

const creates = ({ vendor }: World) =>
  vendor.seen.calls.filter(({ method, path }) => CREATE.test(`${method} ${path}`)).length;

test("a create that the vendor carries out long after we gave it up makes no second contract", async () => {
  const world = await openWorld({ dialect: "documented" });
  const lost = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  world.vendor.fault({
    kind: "late",
    match: CREATE.source,
    lostWhen: lost.promise,
    doneWhen: done.promise,
  });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  const walked = world.settle();
  await vi.waitFor(() => expect(creates(world)).toBe(1), { timeout: 15_000 });
  // so long nobody answers, then we give up
  world.pass({ seconds: 30 });
  lost.resolve();
  await walked;
  // what is not there yet may still come
  for (let times = 0; times < 5; times += 1) {
    world.pass({ seconds: 10 });
    await world.settle();
  }
  expect(creates(world)).toBe(1);
  done.resolve();
  await world.elapse({ seconds: 30 });
  const documents = await world.documents();
  expect(documents.map(({ state }) => state)).toEqual(["pending"]);
  expect(creates(world)).toBe(1);
  const deal = await world.deal(id);
  expect(deal.fields["Contract ID"]).toBe(documents[0]?.id);
  expect(deal.notes).toHaveLength(1);
});

test("a create that the vendor never carried out is made once more, when that is certain enough", async () => {
  const world = await openWorld({ dialect: "documented" });
  const lost = Promise.withResolvers<void>();
  world.vendor.fault({
    kind: "late",
    match: CREATE.source,
    lostWhen: lost.promise,
    doneWhen: new Promise(() => undefined),
  });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  const walked = world.settle();
  await vi.waitFor(() => expect(creates(world)).toBe(1), { timeout: 15_000 });
  world.pass({ seconds: 30 });
  lost.resolve();
  await walked;
  await world.elapse({ seconds: 60 });
  expect((await world.documents()).map(({ state }) => state)).toEqual(["pending"]);
  expect(creates(world)).toBe(2);
});
