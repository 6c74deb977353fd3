import { afterAll, beforeAll, expect, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { RecordedCall } from "../http/http.ts";
import { createStore } from "./create-store.ts";
import type { Store } from "./store.ts";
import { transactionOf } from "./transaction.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

function later(ms: number): Date {
  return new Date(T0.getTime() + ms);
}

function aCall(change: Partial<RecordedCall> = {}): RecordedCall {
  return {
    at: T0,
    account: "acme",
    connection: "contracts",
    contracts: ["c-1"],
    operation: "create",
    method: "POST",
    url: "https://vendor.example.com/contracts",
    durationMs: 12.5,
    ...change,
  };
}

test("calls are found by each contract they were made for, the newest ones, in their order", async () => {
  const full = aCall({
    contracts: ["c-1", "c-2"],
    status: 201,
    requestBody: "{}",
    responseBody: "a\0b",
    requestId: "r",
  });
  await store.calls.append([aCall({ operation: "find" }), full, aCall({ error: "unreachable" })]);
  await store.calls.append([]);
  expect((await store.calls.of("acme", "c-1", 2)).map((call) => call.operation)).toEqual([
    "create",
    "create",
  ]);
  expect(await store.calls.of("acme", "c-2", 10)).toEqual([{ ...full, responseBody: "a\u{FFFD}b" }]);
  expect(await store.calls.of("acme", "'", 10)).toEqual([]);
});

test("old calls are deleted", async () => {
  await store.calls.append([aCall({ contracts: ["old"], at: later(-10) }), aCall({ contracts: ["old"] })]);
  expect(await store.calls.deleteBefore(T0)).toBe(1);
  expect(await store.calls.of("acme", "old", 10)).toHaveLength(1);
});

test("the same playbooks keep their number, others get the next one", async () => {
  const first = { playbooks: [{ id: "a", nested: { x: 1, y: 2 } }] };
  const same = { playbooks: [{ nested: { y: 2, x: 1 }, id: "a" }] };
  expect(await store.versions.keep("acme", first, T0)).toBe(1);
  expect(await store.versions.keep("acme", same, T0)).toBe(1);
  expect(await store.versions.keep("acme", { playbooks: [] }, T0)).toBe(2);
  expect(await store.versions.keep("acme", first, T0)).toBe(3); // back again is a change as well
  expect(await store.versions.keep("other", first, T0)).toBe(1);
  expect(await store.versions.get("acme", 2)).toEqual({ playbooks: [] });
  expect(await store.versions.get("acme", 9)).toBeUndefined();
  expect(await store.versions.newest("acme")).toEqual({ version: 3, playbooks: first });
  expect(await store.versions.newest("nobody")).toBeUndefined();
});

test("processes that start at once agree on the number", async () => {
  const numbers = await Promise.all(
    Array.from({ length: 8 }, () => store.versions.keep("together", { playbooks: ["same"] }, T0)),
  );
  expect(new Set(numbers)).toEqual(new Set([1]));
});

test("marks are set, read and claimed by one caller per interval", async () => {
  expect(await store.marks.get("acme", "events")).toBeUndefined();
  await store.marks.set("acme", "events", T0);
  expect(await store.marks.get("acme", "events")).toEqual(T0);
  const claims = await Promise.all(
    Array.from({ length: 5 }, () => store.marks.claim("acme", "sweep", later(-1_000), T0)),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await store.marks.claim("acme", "sweep", later(-1), later(500))).toBe(false);
  expect(await store.marks.claim("acme", "sweep", T0, later(500))).toBe(true);
});

test("a mark ahead of a clock that was put back is taken over; one that is merely early is not", async () => {
  const interval = { before: later(-1_000), at: T0 };
  await store.marks.set("acme", "ahead", later(3_600_000));
  const claims = await Promise.all(
    Array.from({ length: 5 }, () => store.marks.claim("acme", "ahead", interval.before, interval.at)),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await store.marks.get("acme", "ahead")).toEqual(T0);
  await store.marks.set("acme", "skewed", later(900)); // another machine's clock, not a wrong one
  expect(await store.marks.claim("acme", "skewed", interval.before, interval.at)).toBe(false);
});

test("a connection's health tells since when, and old news changes nothing", async () => {
  const failure = { code: "credentials_rejected", detail: "The key was refused." };
  await store.health.good("acme", "contracts", T0);
  await store.health.bad("acme", "contracts", later(10), failure);
  await store.health.bad("acme", "contracts", later(20), failure);
  await store.health.good("acme", "contracts", later(5));
  const bad = {
    account: "acme",
    connection: "contracts",
    state: "bad",
    ...failure,
    since: later(10),
    lastAt: later(20),
  };
  expect(await store.health.list("acme")).toEqual([bad]);
  await store.health.good("acme", "contracts", later(30));
  expect(await store.health.list()).toEqual([
    { account: "acme", connection: "contracts", state: "good", since: later(30), lastAt: later(30) },
  ]);
  expect(await store.health.list("other")).toEqual([]);
});

test("a connection that was found well by a clock that has been put back is well", async () => {
  await store.health.bad("clock", "contracts", later(3_600_000), {
    code: "credentials_rejected",
    detail: "401",
  });
  await store.health.good("clock", "contracts", T0);
  expect(await store.health.list("clock")).toMatchObject([{ state: "good", since: T0, lastAt: T0 }]);
});

test("a transaction commits all or nothing, also when a failed statement inside was caught", async () => {
  await store.transaction((tx) => tx.marks.set("acme", "kept", T0));
  expect(await store.marks.get("acme", "kept")).toEqual(T0);
  const swallowed = store.transaction(async (tx) => {
    await tx.marks.set("acme", "lost", T0);
    await transactionOf(tx)
      ?.session.run({ text: "select 1 / 0" })
      .catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow("rolled back");
  expect(await store.marks.get("acme", "lost")).toBeUndefined();
});

test("a transaction inside a transaction is the same one, and statements side by side go in line", async () => {
  const outer = store.transaction(async (tx) => {
    await tx.transaction((inner) =>
      Promise.all([inner.marks.set("acme", "inner-1", T0), inner.marks.set("acme", "inner-2", T0)]),
    );
    throw new Error("no");
  });
  await expect(outer).rejects.toThrow("no");
  expect(await store.marks.get("acme", "inner-1")).toBeUndefined();
});
