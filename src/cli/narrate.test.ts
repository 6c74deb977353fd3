import { afterEach, beforeEach, expect, test } from "vitest";
import { ELSEWHERE, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Contract } from "../domain/contract.ts";
import { createStore } from "../store/create-store.ts";
import { newReference } from "../store/reference.ts";
import type { NewTrailEntry, Store } from "../store/store.ts";
import { createNarrator } from "./narrate.ts";

let opened: TestDatabase;
let store: Store;
let deals = 0;

beforeEach(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterEach(() => opened.close());

async function planned(deal: string): Promise<Contract> {
  deals += 1;
  const { contract } = await store.contracts.plan({
    account: "acme",
    playbook: "won-agreement",
    configVersion: 1,
    dealId: String(deals),
    entry: 1,
    trigger: ELSEWHERE,
    connection: "contracts",
    reference: newReference(),
    effects: {},
    at: T0,
    trail: [{ event: "planned", actor: "countersign", data: { deal } }],
  });
  return contract;
}

async function recorded(before: Contract, trail: readonly NewTrailEntry[]): Promise<Contract> {
  const { id, version } = before;
  const after = await store.contracts.record({ account: "acme", id, version, at: T0, change: {}, trail });
  if (after === "stale") throw new Error("unexpectedly stale");
  return { ...before, version: after };
}

test("the narrator tells each happening once, together with what followed at once, and counts", async () => {
  const told: string[] = [];
  const narrator = createNarrator(store, (line) => void told.push(line), { from: "0" });
  const contract = await planned("Nordwind yearly");
  await narrator.tick();
  expect(told).toEqual([]); // more may happen to it
  const to = [{ email: "lena@example.com" }];
  const sent = await recorded(contract, [
    { event: "looked", actor: "countersign" },
    { event: "sent", actor: "countersign", data: { to, through: "Contractbook" } },
  ]);
  await narrator.tick();
  await narrator.tick();
  await narrator.tick();
  expect(told.map((line) => line.slice(10).replace(/ +/g, " "))).toEqual([
    `Nordwind yearly entered the stage → contract sent to lena@example.com via ${contract.reference}`,
    " contracts",
  ]);
  await recorded(sent, [
    { event: "signer_changed", actor: "contracts", data: { name: "Lena", status: "viewed" } },
  ]);
  await narrator.flush();
  expect(told).toHaveLength(3);
  expect(told[2]).toContain("opened by Lena");
  expect(await narrator.counts()).toBe("1 planned");
});

test("a narrator that begins later tells only what is new, and finds what was committed late", async () => {
  const told: string[] = [];
  const contract = await planned("Nordwind yearly");
  const narrator = createNarrator(store, (line) => void told.push(line), {
    from: await store.trail.newest(),
  });
  await narrator.flush();
  expect(told).toEqual([]);
  const { pool } = opened.database;
  const late = await pool.connect();
  await late.query("begin");
  await late.query(
    "insert into countersign.trail (contract, at, event, actor, data) values ($1, $2, 'withdrawn', 'x', '{\"reason\":\"late\"}')",
    [contract.id, T0],
  );
  const other = await planned("Other");
  await narrator.flush();
  await late.query("commit");
  late.release();
  await narrator.flush();
  await narrator.flush();
  const words = told.map((line) => line.slice(10).replace(/ +/g, " "));
  expect(words).toEqual([
    `Other entered the stage ${other.reference}`,
    `Nordwind yearly withdrawn: late ${contract.reference}`,
  ]);
});
