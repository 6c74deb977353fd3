import { afterEach, expect, test } from "vitest";
import { createWorld } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
afterEach(async () => world.close());

test("a won deal gets its contract: created, sent, signed, archived, attached, and the deal moves", async () => {
  world = await createWorld();
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.settle();

  const sent = await world.contract(id);
  expect(sent).toMatchObject({ status: "sent", entry: 1 });
  const before = await world.deal(id);
  expect(before.fields["Contract ID"]).toBe(sent.remoteId);
  expect(before.notes.map((note) => note.text)).toEqual([
    expect.stringContaining("Contractbook: contract sent for signature"),
  ]);

  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.settle();
  for (let times = 0; times < 3; times += 1) {
    world.pass({ seconds: 20 });
    await world.settle();
  }

  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(deal.notes).toHaveLength(2);
  expect(deal.files).toHaveLength(1);
});
