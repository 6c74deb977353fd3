import { expect, test } from "vitest";
import { openWorld, sendDeal, winDeal } from "../../tests/story.ts";
import type { World } from "../../tests/world.ts";
import { runHere } from "./cli.testkit.ts";
import type { Ran } from "./cli.testkit.ts";

function run(world: World, ...argv: readonly string[]): Promise<Ran> {
  return runHere(argv, { DATABASE_URL: world.database.url });
}

test("an installation that has asked nobody yet says how to try its connections", async () => {
  const world = await openWorld();
  const { code, out } = await run(world, "status");
  expect(code).toBe(0);
  expect(out).toContain("countersign check");
});

test("status tells that all is well, and once a key is refused: which connection, what waits for it and the way out", async () => {
  const world = await openWorld();
  const { contract } = await sendDeal(world);
  await world.settle();
  const well = await run(world, "status", "--account", "acme");
  expect(well.out).toMatch(/acme\s+contracts\s+well/);
  expect(well.code).toBe(0);

  await world.vendor.control("revokeKey");
  for (const id of [await winDeal(world), await winDeal(world)])
    expect(await world.contract(id)).toMatchObject({ waiting: { connection: "contracts" } });
  const ill = await run(world, "status");
  expect(ill.code).toBe(1);
  expect(ill.out).toMatch(/acme\s+contracts\s+not well\s.*\s2\s/);
  expect(ill.out).toContain("Create a new token or key");
  const lines = (await run(world, "status", "--json")).out.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ connection: "contracts", code: "credentials_rejected", waiting: 2 }),
  );

  expect(ill.out).toContain("acme: 2 contracts wait for contracts. The credentials were refused.");
  expect(ill.out).toContain("countersign contracts --status waiting");
  expect(ill.out.match(/Create a new token or key/g)).toHaveLength(1);

  const list = await run(world, "contracts");
  expect(list.out).toContain("acme: 2 contracts wait for contracts. The credentials were refused.");
  const only = (await run(world, "contracts", "--status", "waiting", "--json")).out.trim().split("\n");
  expect(only.map((line) => JSON.parse(line))).toEqual(
    Array.from({ length: 2 }, () =>
      expect.objectContaining({ status: "planned", waiting: expect.objectContaining({ step: "create" }) }),
    ),
  );
  expect(list.out.match(/waits for contracts: The credentials were refused/g)).toHaveLength(2);
  const [waiting] = (await world.app.store.contracts.list({ limit: 1 })).map(({ reference }) => reference);
  expect(waiting).not.toBe(contract.reference);
  const told = await run(world, "show", waiting ?? "");
  expect(told.out).toContain("Waits for the connection contracts since");
  expect(told.out).toContain("waits for the connection contracts: The answer was 401");
});

test("a playbook without its stage is called one, and one failed poll of a connection is no illness", async () => {
  const world = await openWorld();
  await sendDeal(world);
  await world.settle();
  world.vendor.fault({ kind: "500", match: "^GET /documents$", times: 1 });
  await world.elapse({ minutes: 6 });
  expect((await run(world, "status")).out).toMatch(/acme\s+contracts\s+well/);
  const { health } = world.app.store;
  const trouble = { code: "configuration_invalid", detail: "There is no such stage." } as const;
  await health.bad("acme", "playbook:won-agreement", world.now(), trouble);
  const { code, out } = await run(world, "status");
  expect(code).toBe(1);
  expect(out).toMatch(/acme\s+playbook won-agreement\s+not well/);
  const lines = (await run(world, "status", "--json")).out.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ kind: "playbook", name: "won-agreement", state: "bad" }),
  );
});

test("where all contracts seem to be gone, every list names the command that ends it, and whose account it is", async () => {
  const world = await openWorld();
  const deals = [await sendDeal(world), await sendDeal(world)];
  for (const { remoteId } of deals) await world.vendor.control("deleteByHand", { id: remoteId });
  await world.elapse({ days: 1, hours: 1 });
  await world.elapse({ minutes: 5 });
  const [first] = deals;
  for (const { out } of [await run(world, "status"), await run(world, "contracts")]) {
    expect(out).toMatch(/acme: [12] contracts? waits? for contracts\. The vendor no longer shows/);
    expect(out).toContain("countersign withdraw --account acme --contract REFERENCE");
  }
  const { reference = "" } = first?.contract ?? {};
  const told = await run(world, "show", reference);
  expect(told.out).toContain(`countersign withdraw --account acme --contract ${reference}`);
});

test("nothing waits: the list says so, and nothing else speaks of waiting", async () => {
  const world = await openWorld();
  await sendDeal(world);
  expect((await run(world, "contracts", "--status", "waiting")).out).toContain(
    "No contract with the status “waiting”.",
  );
  expect((await run(world, "contracts")).out).not.toMatch(/\bwaits?\b/);
  expect((await run(world, "status")).out).not.toMatch(/contracts? waits?\b/);
});
