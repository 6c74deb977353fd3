import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, anOrder, aRemote, aRemoteId, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "../store/create-store.ts";
import type { ContractChange, NewContract, Store } from "../store/store.ts";
import { createLedger, Overtaken } from "./ledger.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

let deals = 0;

async function declined(change: Partial<NewContract> = {}) {
  deals += 1;
  const row = {
    dealId: String(deals),
    status: "declined",
    endedAt: T0,
    remoteId: aRemoteId("doc-1"),
  } as const;
  const { contract } = await store.contracts.plan(aNewContract({ ...row, order: anOrder(), ...change }));
  return contract;
}

const BY_OTHERS: readonly (readonly [string, ContractChange])[] = [
  ["what was filled in", { order: anOrder({ title: "Agreement with erased" }) }],
  ["what the vendor said", { remote: aRemote("declined") }],
  ["how the deal is called", { about: { name: "Nordwind", price: 1 } }],
  ["why it failed", { failure: null }],
];

test.each(BY_OTHERS)("a walk that does not know %s any more ends and writes nothing", async (_, change) => {
  const failure = {
    code: "unsupported",
    step: "send",
    detail: "x",
    where: {},
    since: T0.toISOString(),
  } as const;
  const { id, account, version } = await declined();
  const change0 = { failure };
  const at = T0;
  const known = await store.contracts.record({ account, id, version, at, change: change0, trail: [] });
  const contract = await store.contracts.get(account, id);
  if (contract === undefined || known === "stale") throw new Error("the contract is not there");
  const ledger = createLedger(store, contract, () => T0);
  await store.contracts.record({ account, id, version: known, at, change, trail: [] });
  const before = await store.contracts.get(account, id);
  await expect(ledger.write({ attempts: 1 })).rejects.toThrow(Overtaken);
  expect(await store.contracts.get(account, id)).toEqual(before);
});

test("a wish that somebody left meanwhile does not end the walk", async () => {
  const contract = await declined({ remote: aRemote("declined"), about: { name: "Nordwind", price: 1 } });
  const ledger = createLedger(store, contract, () => T0);
  const wish = { id: "w", kind: "again", by: "ada", at: T0.toISOString() } as const;
  expect(await store.contracts.wish(contract.account, contract.id, wish)).toBe(true);
  await ledger.write({ attempts: 1 });
  expect(await store.contracts.get(contract.account, contract.id)).toMatchObject({
    attempts: 1,
    wishes: [wish],
  });
});

test("what is told of a contract out of which somebody was erased is told without the words", async () => {
  const contract = await declined();
  const { account, id } = contract;
  await store.transaction((tx) => tx.persons.erase(account, "lena@example.com", T0));
  const erased = await store.contracts.get(account, id);
  if (erased === undefined) throw new Error("the contract is not there");
  const ledger = createLedger(store, erased, () => T0);
  const data = { key: "declined/note", found: false, text: "Lena Vogt declined" };
  await ledger.write({}, { event: "note_written", actor: "countersign", data });
  const told = await store.trail.of(account, id);
  expect(told.at(-1)).toMatchObject({ event: "note_written", data: { key: "declined/note", found: false } });
  expect(JSON.stringify(told)).not.toContain("Lena");
});
