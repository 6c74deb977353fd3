import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { holdable, HOLD_STEP } from "./hold-many.ts";
import type { Contract } from "../domain/contract.ts";
import { createStore } from "../store/create-store.ts";
import type { Store } from "../store/store.ts";

let opened: TestDatabase;
/** Two processes on one database. */
let stores: readonly [Store, Store];
let accounts = 0;

beforeAll(async () => {
  opened = await testDatabase();
  stores = [createStore(opened.database), createStore(await opened.again())];
});
afterAll(() => opened.close());

const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ is: fc.constant("come" as const), count: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant("minutes" as const), count: fc.integer({ min: 1, max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("release" as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("drop" as const) }) },
);

/** What has come of an account's deals so far. */
class Told {
  readonly account = `a${(accounts += 1)}`;
  now = T0;
  deals = 0;
  made: Date[] = [];
  held = new Map<string, Contract>();
  openers = 0;
  released: string[] = [];
}

async function come(told: Told, count: number, above: number): Promise<void> {
  const wasOpen = told.held.size > 0;
  const opensBefore = told.openers;
  const planned = await Promise.all(
    Array.from({ length: count }, (_, at) => {
      const draft = aNewContract({ account: told.account, dealId: `d${(told.deals += 1)}`, at: told.now });
      const store = stores[at % 2 === 0 ? 0 : 1];
      return store.contracts.plan(holdable(draft, { id: "won-agreement", holdAbove: above }));
    }),
  );
  const rows = planned.map(({ contract }) => contract);
  const held = rows.filter(({ failure }) => failure !== undefined);
  expect(planned.every(({ fresh }) => fresh)).toBe(true);
  expect(held.every(({ effects }) => Object.keys(effects).length === 0)).toBe(true);
  expect(wasOpen && held.length < rows.length, "nothing passes while others are held").toBe(false);
  told.made.push(...rows.slice(held.length).map(() => told.now));
  for (const contract of held) told.held.set(contract.id, contract);
  told.openers += held.filter(({ failure }) => failure?.step === HOLD_STEP).length;
  expect(told.openers - opensBefore, "one person is asked once").toBe(!wasOpen && told.held.size > 0 ? 1 : 0);
}

test("whatever comes, however it is answered: each is made or held, never more at once than allowed, one opens a hold, none is lost", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.array(happening, { maxLength: 14 }),
      async (above, all) => {
        const [store] = stores;
        const told = new Told();
        let since = T0;
        const counts: [number, number][] = [];
        for (const one of all) {
          if (one.is === "minutes") told.now = new Date(told.now.getTime() + one.count * 60_000);
          else if (one.is === "come") await come(told, one.count, above);
          else {
            const answer = { account: told.account, playbook: "won-agreement", by: "ada", at: told.now };
            const isRelease = one.is === "release";
            const count = await store.transaction(({ contracts }) =>
              isRelease ? contracts.letGo(answer) : contracts.drop({ ...answer, reason: "dropped" }),
            );
            counts.push([count, told.held.size]);
            if (isRelease) told.released.push(...told.held.keys());
            told.held.clear();
            since = told.now;
            told.made = [];
          }
          const lately = Math.max(since.getTime(), told.now.getTime() - 10 * 60_000);
          // two processes may count side by side, each the other's not yet
          expect(told.made.filter((at) => at.getTime() > lately).length).toBeLessThanOrEqual(above * 2 + 9);
        }
        for (const [count, held] of counts) expect(count).toBe(held);
        const groups = await store.contracts.held(told.account);
        expect(groups.map(({ count }) => count)).toEqual(told.held.size === 0 ? [] : [told.held.size]);
        expect(Object.values(await store.contracts.counts(told.account)).reduce((sum, n) => sum + n, 0)).toBe(
          told.deals,
        );
        for (const id of told.released) {
          const contract = await store.contracts.get(told.account, id);
          expect(contract?.wishes.map(({ kind }) => kind)).toEqual(["resume"]);
          expect(contract?.dueAt).toBeDefined();
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("one process counts exactly, also those that are written together", async () => {
  const account = "exact";
  const [store] = stores;
  const plan = (deal: number) =>
    store.contracts.plan(
      holdable(aNewContract({ account, dealId: `d${deal}` }), { id: "won-agreement", holdAbove: 5 }),
    );
  const first = await plan(0);
  expect(first.contract.failure).toBeUndefined();
  const planned = await store.transaction(async (tx) => {
    const all: Contract[] = [];
    for (let deal = 1; deal <= 9; deal += 1) {
      const draft = aNewContract({ account, dealId: `d${deal}` });
      all.push((await tx.contracts.plan(holdable(draft, { id: "won-agreement", holdAbove: 5 }))).contract);
    }
    return all;
  });
  expect(planned.map(({ failure }) => failure?.step ?? "made")).toEqual([
    ...Array.from({ length: 4 }, () => "made"),
    HOLD_STEP,
    ...Array.from({ length: 4 }, () => `${HOLD_STEP}:behind`),
  ]);
  // planned once more, each is what it was
  expect((await plan(6)).contract.failure?.step).toBe(`${HOLD_STEP}:behind`);
  expect((await plan(2)).contract.failure).toBeUndefined();
});

const isHeld = ({ failure, wishes }: Contract): boolean => failure !== undefined && wishes.length === 0;

test("in the same millisecond two processes hold deals and two people answer: each hold is told once, and nothing is left in one that is over", async () => {
  for (let round = 0; round < 25; round += 1) {
    const account = `same${round}`;
    let deals = 0;
    const [here, there] = stores;
    const plan = async (store: Store): Promise<Contract> => {
      const draft = aNewContract({ account, dealId: `d${(deals += 1)}` });
      return (await store.contracts.plan(holdable(draft, { id: "won-agreement", holdAbove: 1 }))).contract;
    };
    const answer = { account, playbook: "won-agreement", by: "ada", at: T0 };
    const letGo = (store: Store) => store.transaction(({ contracts }) => contracts.letGo(answer));
    const all: Contract[] = [];
    let released = 0;
    for (let wave = 0; wave < 4; wave += 1) {
      const [made, counts] = await Promise.all([
        Promise.all(Array.from({ length: 8 }, (_, at) => plan(at % 2 === 0 ? here : there))),
        Promise.all(wave === 0 ? [] : [letGo(here), letGo(there)]),
      ]);
      all.push(...made);
      released += counts.reduce((sum, count) => sum + count, 0);
    }
    const now = await Promise.all(all.map(({ id }) => here.contracts.get(account, id)));
    const left = now.filter((contract) => contract !== undefined && isHeld(contract));
    expect(released + left.length).toBe(all.filter(({ failure }) => failure !== undefined).length);
    // what is held at the end has somebody who told of it
    const openers = left.filter((contract) => contract?.failure?.step === HOLD_STEP);
    expect(openers).toHaveLength(left.length === 0 ? 0 : 1);
    // an answer that found nothing to answer ends no hold: at most one for each answer, and the one that is open
    expect(all.filter(({ failure }) => failure?.step === HOLD_STEP).length).toBeLessThanOrEqual(1 + 3 * 2);
  }
});
