import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { openWorld, winDeal } from "../story.ts";
import { HOOK_SECRETS } from "../town-config.ts";
import type { World } from "../world.ts";

/** More bad answers than Kommo forgives within two hours. */
const MANY = 60;

/** Everybody is told of deals while nobody answers, until Kommo calls no more. */
async function unheard(world: World): Promise<void> {
  await world.apply({ publicUrl: world.url });
  const ids = await Promise.all(Array.from({ length: MANY }, () => world.createDeal()));
  await world.settle();
  await world.down();
  for (const stage of ["Proposal", "Qualified"]) for (const id of ids) await world.moveDeal(id, stage);
  await world.sandbox.kommo.hooks.settled();
  await world.up();
}

/** As Kommo's settings show it. */
async function isCalled(world: World): Promise<boolean> {
  const { webhooks } = JSON.parse(JSON.stringify(world.sandbox.kommo.state()));
  return webhooks.some((one: { destination: string; disabled: boolean }) => !one.disabled);
}

test("Kommo stops calling after bad answers: within some minutes it does so again, and what it did not tell is found", async () => {
  const world = await openWorld({ sandbox: { hookSpeed: 3_000 } });
  await unheard(world);
  expect(await isCalled(world)).toBe(false);
  const untold = await winDeal(world);
  expect(await world.contracts(untold)).toEqual([]);

  await world.elapse({ minutes: 6 });
  expect(await world.contract(untold)).toMatchObject({ status: "sent" });
  expect(await isCalled(world)).toBe(true);
  const told = await winDeal(world);
  expect(await world.contract(told)).toMatchObject({ status: "sent" });
});

test("the new address is refused when the old one is gone already: it is entered with the next try", async () => {
  const world = await openWorld();
  await world.apply({ publicUrl: world.url });
  await world.settle();
  await world.sandbox.kommo.control("disableHooks");
  world.sandbox.kommo.fault({ kind: "500", match: "^POST /api/v4/webhooks", times: 20 });
  await world.elapse({ minutes: 6 });
  expect(await isCalled(world)).toBe(false);
  world.sandbox.kommo.clearFaults();
  await world.elapse({ minutes: 6 });
  expect(await isCalled(world)).toBe(true);
});

test("as long as Kommo calls, its addresses are left as they are; an address that a person took away stays away", async () => {
  const world = await openWorld();
  await world.apply({ publicUrl: world.url });
  const asked = (): number => world.sandbox.kommo.seen.counts["GET /api/v4/webhooks"] ?? 0;
  const changed = (): number => world.sandbox.kommo.seen.counts["POST /api/v4/webhooks"] ?? 0;
  await world.settle();
  const before = asked();
  for (let times = 0; times < 3; times += 1) {
    await winDeal(world);
    await world.elapse({ minutes: 3 });
  }
  expect(changed()).toBe(0);

  await takeAway(world);
  await world.elapse({ minutes: 12 });
  expect(asked()).toBeGreaterThan(before);
  expect(await isCalled(world)).toBe(false);
});

for (const isCalling of [true, false])
  test(`a process died just after it had put the address back, and Kommo ${isCalling ? "calls" : "is quiet"}: what a person takes away later stays away`, async () => {
    const world = await openWorld();
    await world.apply({ publicUrl: world.url });
    await world.settle();
    await world.app.store.marks.set("acme", "mending-hooks", world.now());
    for (let times = 0; times < 3; times += 1) {
      if (isCalling) await winDeal(world);
      await world.elapse({ minutes: 3 });
    }
    await takeAway(world);
    await world.elapse({ minutes: 12 });
    expect(await isCalled(world)).toBe(false);
  });

/** A person deletes the address in Kommo's settings. */
async function takeAway({ sandbox, url }: World): Promise<void> {
  const destination = `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`;
  const { token } = SANDBOX_CREDENTIALS.kommo;
  const answer = await fetch(`${sandbox.kommo.url}/api/v4/webhooks`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ destination }),
  });
  expect(answer.status).toBe(204);
}
