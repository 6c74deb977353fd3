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

  const list = await run(world, "contracts");
  expect(list.out.match(/waits for contracts: The credentials were refused/g)).toHaveLength(2);
  const [waiting] = (await world.app.store.contracts.list({ limit: 1 })).map(({ reference }) => reference);
  expect(waiting).not.toBe(contract.reference);
  const told = await run(world, "show", waiting ?? "");
  expect(told.out).toContain("Waits for the connection contracts since");
  expect(told.out).toContain("waits for the connection contracts: create was answered with 401");
});
