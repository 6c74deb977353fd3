import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

const NOT_READY = 202;

/** The vendor was asked for the file and has begun to make it. */
function wasAsked({ vendor }: World): boolean {
  return vendor.seen.calls.some(({ path, status }) => path.endsWith("/pdf") && status === NOT_READY);
}

async function passUntil(
  world: World,
  stepSeconds: number,
  steps: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  for (let step = 0; step < steps && !(await isSo()); step += 1) {
    world.pass({ seconds: stepSeconds });
    await world.settle();
  }
}

test.each([{ minutes: 20 }, { hours: 5 }])(
  "a file that the vendor makes when it is first asked is waited for from then on, however long ago it was signed: %o",
  async (away) => {
    const world = await openWorld();
    const { id, remoteId } = await sendDeal(world);
    world.vendor.fault({ kind: "500", match: "/pdf$", every: 1 });
    await world.vendor.control("signAll", { id: remoteId });
    await world.settle();
    await world.elapse(away);
    world.vendor.clearFaults();
    world.vendor.seen.clear();
    await passUntil(world, 30, 40, () => wasAsked(world));
    expect(wasAsked(world)).toBe(true);
    const hasMoved = async () => (await world.deal(id)).stage === "Contract signed";
    await passUntil(world, 2, 5, hasMoved);
    expect(await hasMoved()).toBe(true);
  },
);
