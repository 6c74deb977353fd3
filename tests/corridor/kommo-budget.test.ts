import { expect, test, vi } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

// hours go by in small steps
vi.setConfig({ testTimeout: 60_000 });

const EVENTS = "/api/v4/events";
/** Kommo that has not called for a round is asked why: one call a round, whatever the budget. */
const WHY_SILENT_PER_HOUR = 12;

interface Spent {
  readonly all: number;
  /** Rounds in which the list of what entered a stage was read. */
  readonly rounds: number;
}

/** Calls to Kommo while so many hours go by in which nothing happens. */
async function spentIn(world: World, hours: number): Promise<Spent> {
  world.sandbox.kommo.seen.clear();
  for (let rounds = 0; rounds < hours * 12; rounds += 1) {
    world.pass({ minutes: 5 });
    await world.settle();
  }
  const { calls } = world.sandbox.kommo.seen;
  return { all: calls.length, rounds: calls.filter(({ path }) => path === EVENTS).length };
}

/** Nobody tells us of this deal. */
async function winUnheard(world: World): Promise<string> {
  world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  return id;
}

test("Kommo's lists cost no more calls an hour than they may, and what they do not tell sooner they tell then", async () => {
  const world = await openWorld({ kommoCatchUpPerHour: 12 });
  await sendDeal(world);
  await world.elapse({ hours: 1 });
  const { all, rounds } = await spentIn(world, 6);
  expect(all).toBeLessThanOrEqual(6 * (12 + WHY_SILENT_PER_HOUR));
  // fewer than every five minutes, and still several an hour
  expect(rounds).toBeGreaterThanOrEqual(6 * 2);
  expect(rounds).toBeLessThanOrEqual(6 * 6);

  const unheard = await winUnheard(world);
  await spentIn(world, 1);
  expect(await world.contract(unheard)).toMatchObject({ status: "sent" });
});

test("Kommo's budget is its own: that little may be spent on the vendor's lists costs it no round", async () => {
  const world = await openWorld({ catchUpPerHour: 12 });
  await sendDeal(world);
  await world.elapse({ hours: 1 });
  const { rounds } = await spentIn(world, 2);
  expect(rounds).toBeGreaterThanOrEqual(2 * 11);
  const unheard = await winUnheard(world);
  await world.elapse({ minutes: 6 });
  expect(await world.contract(unheard)).toMatchObject({ status: "sent" });
});
