import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

async function healthOf(world: World, name: string): Promise<unknown> {
  return (await world.app.store.health.list("acme")).find(({ connection }) => connection === name);
}

/** The vendor would call an address that is gone with it, again and again: that is another story. */
async function removeConnection(world: World): Promise<void> {
  await world.vendor.control("setCallbackUrl", { url: null });
  await world.apply({ connection: "another" });
}

const REMOVED = { connection: "contracts", code: "connection_removed" } as const;

test.each(DIALECTS)(
  "a connection is taken out of the file: its contracts wait, nobody is bothered, and all go on when it is back (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await removeConnection(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ days: 2 });
    const contract = await world.contract(id);
    expect(contract).toMatchObject({ status: "sent", waiting: REMOVED });
    expect(contract.failure).toBeUndefined();
    expect(await world.deal(id)).toMatchObject({ tasks: [], notes: [expect.anything()] });
    expect(await healthOf(world, "contracts")).toMatchObject({ state: "bad", code: "connection_removed" });

    await world.apply({});
    for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 2 });
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    expect((await world.contract(id)).waiting).toBeUndefined();
    expect(await healthOf(world, "contracts")).toMatchObject({ state: "good" });
    expect(await healthOf(world, "another")).toBeUndefined();
  },
);

test("contracts of a connection that does not come back are withdrawn by a person, and its entry goes", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  await removeConnection(world);
  await world.elapse({ days: 2 });
  await world.wish(id, "withdraw", "we changed the vendor");
  await world.elapse({ minutes: 2 });
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "withdrawn", wishes: [] });
  expect(contract.waiting).toBeUndefined();
  expect(notesOf(await world.deal(id))).toHaveLength(2);
  expect(await world.documents()).toMatchObject([{ state: "pending" }]);
  expect(await healthOf(world, "contracts")).toBeUndefined();
});

test("a contract that waits to be created takes the connection of today's playbook when a person resumes it", async () => {
  const world = await openWorld();
  await world.vendor.control("revokeKey");
  const id = await winDeal(world);
  await world.vendor.control("restoreKey");
  await removeConnection(world);
  await world.elapse({ minutes: 20 });
  expect(await world.contract(id)).toMatchObject({ status: "planned", waiting: { connection: "contracts" } });
  await world.wish(id, "resume");
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent", connection: "another" });
});
