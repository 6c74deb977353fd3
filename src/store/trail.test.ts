import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, anOrder, T0, WON } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Contract } from "../domain/contract.ts";
import { createStore } from "./create-store.ts";

import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

async function planned(dealId: string): Promise<Contract> {
  const trail = [{ event: "planned", actor: "countersign", data: { deal: "Nordwind" } } as const];
  const { contract } = await store.contracts.plan(aNewContract({ dealId, trail }));
  return contract;
}

test("the whole trail is read in order, page by page, with what belongs to each contract", async () => {
  expect(await store.trail.newest()).toBe("0");
  expect(await store.trail.since("0", 10)).toEqual([]);
  const first = await planned("1");
  const second = await planned("2");
  await store.contracts.record({
    account: "acme",
    id: first.id,
    version: first.version,
    at: T0,
    change: { order: anOrder({ deal: { id: "1", name: "Nordwind yearly", price: 1 } }) },
    trail: [{ event: "sent", actor: "countersign" }],
  });
  const [one, ...rest] = await store.trail.since("0", 2);
  expect(one).toEqual({
    id: "1",
    contract: first.id,
    at: T0,
    event: "planned",
    actor: "countersign",
    data: { deal: "Nordwind" },
    account: "acme",
    reference: first.reference,
    dealId: "1",
    dealName: "Nordwind yearly",
    connection: "contracts",
    trigger: WON,
  });
  expect(rest.map(({ reference, dealName }) => [reference, dealName])).toEqual([
    [second.reference, "Nordwind"],
  ]);
  const next = await store.trail.since("2", 10);
  expect(next.map(({ event, reference }) => [event, reference])).toEqual([["sent", first.reference]]);
  expect(await store.trail.newest()).toBe(next[0]?.id);
  expect(await store.trail.since("3", 10)).toEqual([]);
});

test("an id that is none is the beginning, never an error", async () => {
  for (const id of ["", "x", "1; drop table", "-1"]) expect(await store.trail.since(id, 1)).toHaveLength(1);
});

test("a reader of the end of a long trail does not read it all", async () => {
  const { pool } = opened.database;
  await pool.query(
    `insert into countersign.trail (contract, at, event, actor)
     select gen_random_uuid(), now(), 'looked', 'x' from generate_series(1, 60000)`,
  );
  await pool.query("vacuum analyze countersign.trail");
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(
    "explain select * from countersign.trail where id > 59990",
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("trail_id");
});
