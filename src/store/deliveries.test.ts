import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "./create-store.ts";
import { createDeliveryKeeper, insertDeliveries } from "./keep-deliveries.ts";
import { onDelivery } from "./on-delivery.ts";
import { createSession } from "./session.ts";
import type { Delivery, DeliveryOutcome, NewDelivery, Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

function aDelivery(change: Partial<NewDelivery> = {}): NewDelivery {
  return {
    account: "acme",
    connection: "kommo",
    receivedAt: T0,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from("leads[status][0][id]=4711"),
    ...change,
  };
}

/** Takes all that waits at `now` and settles it so. */
async function take(
  now: Date,
  outcome: Omit<DeliveryOutcome, "id" | "account">,
): Promise<readonly Delivery[]> {
  return store.transaction(async (tx) => {
    const claimed = await tx.deliveries.claimWaiting(1_000, now);
    await tx.deliveries.settle(claimed.map(({ account, id }) => ({ account, id, ...outcome })));
    return claimed;
  });
}

const BY_ADA = { by: "Ada Owner", at: "2026-11-02T10:00:00.000Z" } as const;
const SORTED = { state: "sorted", reason: "one deal", deals: ["4711"] } as const;

test("a delivery is kept byte by byte", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const given = aDelivery({ body: bytes.subarray(3), headers: { "x-odd": "a\0b", __proto__: "no" } });
  const kept = await store.deliveries.get("acme", await store.deliveries.keep(given));
  expect(kept).toMatchObject({ account: "acme", connection: "kommo", receivedAt: T0, state: "waiting" });
  expect(kept).toMatchObject({ deals: [], attempts: 0, headers: { "x-odd": "a\u{FFFD}b" } });
  expect(Buffer.from(kept?.body ?? []).equals(Buffer.from(bytes.subarray(3)))).toBe(true);
  await take(T0, SORTED);
});

test("a hundred calls at once are all kept, each under its own id, in few inserts", async () => {
  let inserts = 0;
  opened.database.pool.on("acquire", () => (inserts += 1));
  const ids = await Promise.all(
    Array.from({ length: 100 }, (_, call) =>
      store.deliveries.keep(aDelivery({ body: Buffer.from(String(call)) })),
    ),
  );
  expect(inserts).toBeLessThan(10);
  const kept = await Promise.all(ids.map((id) => store.deliveries.get("acme", id)));
  expect(kept.map((delivery) => Buffer.from(delivery?.body ?? []).toString())).toEqual(
    ids.map((_, call) => String(call)),
  );
  expect(ids.toSorted()).toEqual(ids);
  await take(T0, SORTED);
});

test("when a shared insert fails only the one that cannot be kept is refused", async () => {
  const kept: string[] = [];
  const keep = createDeliveryKeeper(async (named) => {
    if (named.some(({ delivery }) => delivery.account === "bad")) throw new Error("refused");
    kept.push(...named.map(({ id }) => id));
  });
  const results = await Promise.allSettled(["a", "bad", "b"].map((account) => keep(aDelivery({ account }))));
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(kept).toHaveLength(2);
});

test("what waits is taken oldest first, by one sorter, and not again once it is settled", async () => {
  const late = await store.deliveries.keep(aDelivery({ receivedAt: new Date(T0.getTime() + 2) }));
  const early = await store.deliveries.keep(aDelivery({ receivedAt: new Date(T0.getTime() + 1) }));
  const now = new Date(T0.getTime() + 10);
  const beside = await store.transaction(async (tx) => {
    const mine = await tx.deliveries.claimWaiting(10, now);
    expect(mine.map(({ id }) => id)).toEqual([early, late]);
    const theirs = await store.transaction((other) => other.deliveries.claimWaiting(10, now));
    await tx.deliveries.settle(mine.map(({ account, id }) => ({ account, id, ...SORTED })));
    return theirs;
  });
  expect(beside).toEqual([]);
  expect(await take(now, SORTED)).toEqual([]);
  expect(await store.deliveries.get("acme", early)).toMatchObject({ ...SORTED, attempts: 1 });
});

test("a claim outside a transaction is refused, because its locks would be gone at once", async () => {
  await expect(store.deliveries.claimWaiting(1, T0)).rejects.toThrow("store.transaction");
});

test("a delivery that must wait is taken again at its time, and keeps count", async () => {
  const id = await store.deliveries.keep(aDelivery());
  const retryAt = new Date(T0.getTime() + 5_000);
  await take(T0, { state: "waiting", reason: "the account is unknown", retryAt });
  expect(await take(new Date(retryAt.getTime() - 1), SORTED)).toEqual([]);
  const [again] = await take(retryAt, { state: "ignored", reason: "not ours" });
  expect(again).toMatchObject({ id, attempts: 1, reason: "the account is unknown" });
  expect(await store.deliveries.get("acme", id)).toMatchObject({
    state: "ignored",
    reason: "not ours",
    attempts: 2,
  });
});

test("a transaction that fails leaves its deliveries waiting", async () => {
  const id = await store.deliveries.keep(aDelivery());
  await expect(
    store.transaction(async (tx) => {
      await tx.deliveries.claimWaiting(10, T0);
      await tx.deliveries.settle([{ account: "acme", id, ...SORTED }]);
      throw new Error("crash");
    }),
  ).rejects.toThrow("crash");
  expect((await take(T0, SORTED)).map((delivery) => delivery.id)).toEqual([id]);
});

test("a call that was seen to is known by its key, in its own connection, for as long as its delivery is kept", async () => {
  const old = new Date(T0.getTime() - 2 * 86_400_000);
  const id = await store.deliveries.keep(aDelivery({ connection: "contracts", receivedAt: old }));
  const seen = (account: string, connection: string) =>
    store.transaction((tx) => tx.deliveries.seenCalls(account, connection, ["k1", "k2"]));
  await take(T0, { state: "waiting", retryAt: T0 });
  expect(await seen("acme", "contracts")).toEqual(new Map());
  await take(T0, { ...SORTED, callKey: "k1" });
  expect(await seen("acme", "contracts")).toEqual(new Map([["k1", id]]));
  expect(await seen("acme", "others")).toEqual(new Map());
  await store.deliveries.replay("acme", id, BY_ADA);
  await take(T0, SORTED);
  expect(await seen("acme", "contracts")).toEqual(new Map([["k1", id]]));
  await store.deliveries.deleteBefore(new Date(old.getTime() + 1));
  expect(await seen("acme", "contracts")).toEqual(new Map());
});

const ask = (tx: Store) => tx.deliveries.seenCalls("acme", "contracts", ["k9"]);

test("whoever asks for a connection's calls waits for the one who asked before, and then sees what came of it", async () => {
  const id = await store.deliveries.keep(aDelivery({ connection: "contracts" }));
  let beside: Promise<ReadonlyMap<string, string>> | undefined;
  await store.transaction(async (tx) => {
    expect(await ask(tx)).toEqual(new Map());
    const locked = waitsForLock();
    beside = store.transaction(ask);
    await locked;
    await tx.deliveries.claimWaiting(10, T0);
    await tx.deliveries.settle([{ account: "acme", id, ...SORTED, callKey: "k9" }]);
  });
  expect(await beside).toEqual(new Map([["k9", id]]));
  await expect(ask(store)).rejects.toThrow("store.transaction");
});

/** Resolves when somebody waits for an advisory lock. */
function waitsForLock(): Promise<void> {
  const text = "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted";
  return vi.waitFor(async () => {
    const { rows } = await opened.database.pool.query<{ n: number }>(text);
    expect(rows[0]?.n).toBe(1);
  });
}

test("a replayed delivery waits again; what does not exist cannot be replayed", async () => {
  const id = await store.deliveries.keep(aDelivery());
  await take(T0, SORTED);
  expect(await store.deliveries.replay("acme", id, BY_ADA)).toBe(true);
  expect((await take(T0, SORTED)).map((delivery) => delivery.id)).toEqual([id]);
  expect(await store.deliveries.replay("acme", "0190aaaa-0000-7000-8000-00000000ffff", BY_ADA)).toBe(false);
  expect(await store.deliveries.replay("acme", "'; --", BY_ADA)).toBe(false);
});

test("who had a delivery read once more is kept, the last twenty of them", async () => {
  const id = await store.deliveries.keep(aDelivery());
  for (let times = 0; times < 22; times += 1)
    await store.deliveries.replay("acme", id, { ...BY_ADA, by: `Person ${times}` });
  const kept = (await store.deliveries.get("acme", id))?.replays.map(({ by }) => by);
  expect(kept).toHaveLength(20);
  expect(kept?.[0]).toBe("Person 2");
  expect(kept?.at(-1)).toBe("Person 21");
  await take(T0, SORTED);
});

test("lists are newest first and per account", async () => {
  const ids = [];
  for (let call = 0; call < 3; call += 1)
    ids.push(await store.deliveries.keep(aDelivery({ account: "listed" })));
  const listed = await store.deliveries.list({ account: "listed", limit: 2 });
  expect(listed.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 2));
  expect((await store.deliveries.list({ limit: 1_000 })).length).toBeGreaterThan(3);
  await take(T0, SORTED);
});

test("old deliveries are deleted, but never one that still waits", async () => {
  const old = new Date(T0.getTime() - 86_400_000);
  const done = await store.deliveries.keep(aDelivery({ receivedAt: old }));
  await take(T0, SORTED);
  const waiting = await store.deliveries.keep(aDelivery({ receivedAt: old }));
  expect(await store.deliveries.deleteBefore(T0)).toBe(1);
  expect(await store.deliveries.get("acme", done)).toBeUndefined();
  expect(await store.deliveries.get("acme", waiting)).toBeDefined();
  await take(T0, SORTED);
});

test("a delivery wakes the sorter of its own process and of another one", async () => {
  const other = await opened.again();
  let here = 0;
  let there = 0;
  const stops = [onDelivery(opened.database, () => (here += 1)), onDelivery(other, () => (there += 1))];
  await expect
    .poll(async () => {
      await store.deliveries.keep(aDelivery());
      return here > 0 && there > 0;
    })
    .toBe(true);
  for (const stop of stops) stop();
  const before = here;
  await store.deliveries.keep(aDelivery());
  expect(here).toBe(before);
  await take(T0, SORTED);
});

test("an answer that is lost after the rows were kept costs no delivery and makes none twice", async () => {
  const session = createSession(opened.database.pool);
  let losses = 1;
  const keep = createDeliveryKeeper(async (named) => {
    await insertDeliveries(session, named, "sender");
    losses -= 1;
    if (losses === 0) throw new Error("the connection ended");
  });
  const ids = await Promise.all([1, 2, 3].map(() => keep(aDelivery({ account: "lost-answer" }))));
  const kept = await store.deliveries.list({ account: "lost-answer", limit: 9 });
  expect(kept.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test("a database that is restarted costs no delivery: each waits for it, but not longer than its sender does", async () => {
  const session = createSession(opened.database.pool);
  let restarts = 3;
  const keep = createDeliveryKeeper(async (named) => {
    restarts -= 1;
    // what a server that is being stopped does to each of its connections
    if (restarts >= 0) await session.run({ text: "select pg_terminate_backend(pg_backend_pid())" });
    await insertDeliveries(session, named, "sender");
  });
  await Promise.all([1, 2, 3].map(() => keep(aDelivery({ account: "restarted" }))));
  expect(await store.deliveries.list({ account: "restarted", limit: 9 })).toHaveLength(3);

  restarts = Infinity;
  const began = performance.now();
  await expect(keep(aDelivery({ account: "restarted" }))).rejects.toThrow(/terminat/u);
  expect(performance.now() - began).toBeLessThan(2_000);
});
