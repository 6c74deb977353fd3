import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "./create-store.ts";
import type { GroupCommitOptions } from "./group-commit.ts";
import { createHotContracts } from "./hot-contracts.ts";
import { createSession } from "./session.ts";
import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

/** Each statement is done, its answer is lost, and it is done again. */
function twice<Item, Result>({ run }: GroupCommitOptions<Item, Result>): (item: Item) => Promise<Result> {
  return async (item) => {
    await run([item]);
    const [result] = await run([item]);
    if (result === undefined) throw new Error("nothing was answered");
    return result;
  };
}

test("a write that is repeated after its answer was lost is done once, with one trail", async () => {
  const { contract } = await store.contracts.plan(aNewContract({ dealId: "lost-write" }));
  const { id, version } = contract;
  const hot = createHotContracts(createSession(opened.database.pool), twice);
  const trail = [{ event: "sent", actor: "countersign" }] as const;
  const write = { account: "acme", id, version, at: T0, change: { status: "sent" }, trail } as const;
  expect(await hot.record(write)).toBe(version + 1);
  expect(await store.contracts.get("acme", id)).toMatchObject({ status: "sent", version: version + 1 });
  const told = await store.trail.of("acme", id);
  expect(told.map(({ event }) => event)).toEqual(["planned", "sent"]);
  expect(await hot.record(write)).toBe("stale");
});

test("a plan that is repeated after its answer was lost is one row, and no longer fresh", async () => {
  const hot = createHotContracts(createSession(opened.database.pool), twice);
  const { contract, fresh } = await hot.plan(aNewContract({ dealId: "lost-plan" }));
  expect(fresh).toBe(false);
  expect(await store.contracts.ofDeal("acme", "lost-plan")).toEqual([contract]);
  expect(await store.trail.of("acme", contract.id)).toHaveLength(1);
});

test("contracts of many deals are planned, read and written side by side, each by itself", async () => {
  const ids = Array.from({ length: 300 }, (_, at) => `many-${at}`);
  const planned = await Promise.all(ids.map((dealId) => store.contracts.plan(aNewContract({ dealId }))));
  expect(planned.map(({ contract, fresh }) => [contract.dealId, fresh])).toEqual(ids.map((id) => [id, true]));
  const versions = await Promise.all(
    planned.map(({ contract: { account, id, version, dealId } }) =>
      store.contracts.record({
        account,
        id,
        version: dealId === "many-7" ? 99 : version,
        at: T0,
        change: { attempts: Number(dealId.slice(5)) },
        trail: [],
      }),
    ),
  );
  expect(versions.filter((version) => version === 2)).toHaveLength(299);
  expect(versions[7]).toBe("stale");
  const read = await Promise.all(ids.map((dealId) => store.contracts.ofDeal("acme", dealId)));
  expect(read.map((rows) => rows.map(({ attempts }) => attempts))).toEqual(
    ids.map((_, at) => [at === 7 ? 0 : at]),
  );
});

test("a row that somebody holds keeps nobody waiting but those who share its statement", async () => {
  const held = (await store.contracts.plan(aNewContract({ dealId: "held" }))).contract;
  const client = await opened.database.pool.connect();
  try {
    await client.query("begin");
    await client.query("select from countersign.contracts where id = $1 for update", [held.id]);
    const record = ({ id, version }: { readonly id: string; readonly version: number }) =>
      store.contracts.record({ account: "acme", id, version, at: T0, change: { attempts: 1 }, trail: [] });
    const waiting = record(held);
    const others = await Promise.all(
      Array.from({ length: 20 }, (_, at) => store.contracts.plan(aNewContract({ dealId: `free-${at}` }))),
    );
    for (const { contract } of others) expect(await record(contract)).toBe(2);
    await client.query("rollback");
    expect(await waiting).toBe(2);
  } finally {
    client.release();
  }
});
