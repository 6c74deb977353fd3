import { afterEach, beforeEach, expect, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { HealthBook } from "../corridor/runtime.ts";
import { CountersignError, RETRY, STOP } from "../domain/errors.ts";
import { createStore } from "../store/create-store.ts";
import type { ConnectionHealth, Store } from "../store/store.ts";
import { createHealthBook } from "./health-book.ts";

let opened: TestDatabase;
let store: Store;
let nowMs: number;
let said: string[];

beforeEach(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
  nowMs = T0.getTime();
  said = [];
});
afterEach(() => opened.close());

/** What one process knows; all of them share the database. */
function aBook(): HealthBook {
  return createHealthBook({
    health: store.health,
    now: () => new Date(nowMs),
    log: { info: say, warn: say, error: say },
    onError: (error) => say({}, String(error)),
  });
}

function say(_: object, message: string): void {
  said.push(message);
}

const refused = new CountersignError("credentials_rejected", STOP, "The key was refused.");
const away = new CountersignError("unavailable", RETRY, "Answered with 503.");

/** What is written without waiting for it has arrived. */
async function standing(book: HealthBook): Promise<ConnectionHealth | undefined> {
  nowMs += 2_001;
  await book.broken("acme", "contracts");
  const [row] = await store.health.list("acme");
  return row;
}

test("a broken connection is said once, however many calls meet it, and stays broken although some call goes well", async () => {
  const book = aBook();
  for (let calls = 0; calls < 5; calls += 1) book.bad("acme", "contracts", refused);
  book.good("acme", "contracts");
  expect(await standing(book)).toMatchObject({ state: "bad", code: "credentials_rejected", since: T0 });
  expect(await book.broken("acme", "contracts")).toEqual({
    code: "credentials_rejected",
    detail: "The key was refused.",
    since: T0,
  });
  expect(said).toEqual(["a connection is broken: its contracts wait"]);
});

test("another trouble on a broken connection does not hide why it is broken", async () => {
  const book = aBook();
  book.bad("acme", "contracts", refused);
  nowMs += 61_000;
  book.bad("acme", "contracts", away);
  expect(await standing(book)).toMatchObject({ code: "credentials_rejected", since: T0 });
});

test("a trouble that passes by itself breaks nothing", async () => {
  const book = aBook();
  book.bad("acme", "contracts", away);
  expect(await book.broken("acme", "contracts")).toBeUndefined();
  nowMs += 1_000;
  book.good("acme", "contracts");
  nowMs += 61_000;
  book.good("acme", "contracts");
  await expect.poll(() => store.health.list("acme")).toMatchObject([{ state: "good" }]);
  expect(said).toEqual([]);
});

test("one call that failed makes nobody ill, only trouble that lasts while no call goes well", async () => {
  const book = aBook();
  book.good("acme", "contracts");
  book.bad("acme", "contracts", away);
  nowMs += 31_000;
  book.good("acme", "contracts");
  book.bad("acme", "contracts", away);
  nowMs += 29_000;
  book.bad("acme", "contracts", away);
  await expect.poll(() => store.health.list("acme")).toMatchObject([{ state: "good" }]);
  nowMs += 1_000;
  book.bad("acme", "contracts", away);
  await expect.poll(() => store.health.list("acme")).toMatchObject([{ state: "bad", code: "unavailable" }]);
  nowMs += 1_000;
  book.good("acme", "contracts");
  await expect.poll(() => store.health.list("acme")).toMatchObject([{ state: "good" }]);
});

test("a process that starts later knows what is broken before its first call", async () => {
  const first = aBook();
  first.bad("acme", "contracts", refused);
  await standing(first);
  const second = aBook();
  expect(await Promise.all([1, 2, 3].map(() => second.broken("acme", "contracts")))).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ code: "credentials_rejected" })),
  );
  expect(await second.broken("acme", "kommo")).toBeUndefined();
  expect(await second.broken("other", "contracts")).toBeUndefined();
});

test("what one process mends is mended for the others within seconds", async () => {
  const [first, second] = [aBook(), aBook()];
  first.bad("acme", "contracts", refused);
  await standing(first);
  await second.broken("acme", "contracts");
  await first.mended("acme", "contracts");
  expect(await first.broken("acme", "contracts")).toBeUndefined();
  nowMs += 2_001;
  expect(await second.broken("acme", "contracts")).toBeUndefined();
  expect(said.at(-1)).toBe("a connection works again: its contracts go on");
  first.bad("acme", "contracts", refused);
  expect(said.at(-1)).toBe("a connection is broken: its contracts wait");
});

test("a process whose own calls go well does not call a connection well that another one has found broken", async () => {
  const [first, second] = [aBook(), aBook()];
  second.good("acme", "contracts");
  await expect.poll(() => store.health.list("acme")).toHaveLength(1);
  first.bad("acme", "contracts", refused);
  await standing(first);
  nowMs += 61_000;
  second.good("acme", "contracts");
  await expect.poll(() => second.broken("acme", "contracts")).toMatchObject({ code: refused.code });
  expect(await store.health.list("acme")).toMatchObject([{ state: "bad" }]);
});
