import { expect, test } from "vitest";
import { openWorld, sendDeal, winDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";
import type { World } from "../world.ts";

function logins(world: World): number {
  return world.vendor.seen.calls.filter(({ path }) => path === "/access/login").length;
}

test("one login serves many contracts, and is made anew before its twenty minutes are over", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  for (let times = 0; times < 3; times += 1) await sendDeal(world);
  expect(logins(world)).toBe(1);
  await world.elapse({ minutes: 16 });
  await sendDeal(world);
  expect(logins(world)).toBeGreaterThan(1);
  expect(world.vendor.seen.calls.filter(({ status }) => status === 401)).toEqual([]);
});

test.each([401, 403])(
  "a token that ends early (%i) is replaced, and nothing is sent twice",
  async (status) => {
    const world = await openWorld({ vendor: SKRIBBLE });
    await world.vendor.control("setAuth", { status, json: status === 403 });
    await sendDeal(world);
    await world.vendor.control("expireTokens");
    const { remoteId } = await sendDeal(world);
    const documents = await world.documents();
    expect(documents).toHaveLength(2);
    expect(documents.find(({ id }) => id === remoteId)?.audit).toEqual(["created", "invited"]);
  },
);

test("a key that was revoked holds all contracts up, and they go on with the key that works", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  await sendDeal(world);
  await world.vendor.control("revokeKey");
  await world.vendor.control("expireTokens");
  const id = await winDeal(world);
  await world.elapse({ minutes: 5 });
  expect(await world.contract(id)).toMatchObject({ status: "planned" });
  await world.vendor.control("restoreKey");
  for (let round = 0; round < 3; round += 1) await world.elapse({ minutes: 16 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});
