import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "./create-store.ts";
import type { Store, StoredToken } from "./store.ts";

const secretKey = randomBytes(32).toString("base64");
let opened: TestDatabase;
let store: Store;
let elsewhere: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database, { secretKey });
  elsewhere = createStore(await opened.again(), { secretKey });
});
afterAll(() => opened.close());

function aToken(number: number): StoredToken {
  return { accessToken: `access-${number}`, refreshToken: `refresh-${number}`, expiresAt: T0 };
}

test("the first token is stored before anyone sees it", async () => {
  expect(await store.tokens.get("acme", "kommo")).toBeUndefined();
  const token = await store.tokens.refresh("acme", "kommo", undefined, async (stored) => {
    expect(stored).toBeUndefined();
    return aToken(1);
  });
  expect(token).toEqual(aToken(1));
  expect(await elsewhere.tokens.get("acme", "kommo")).toEqual(aToken(1));
});

test("of many callers in two processes who saw the same old token one refreshes, all get the new one", async () => {
  await store.tokens.refresh("acme", "many", undefined, async () => aToken(1));
  let calls = 0;
  const refresh = async (stored: StoredToken | undefined): Promise<StoredToken> => {
    expect(stored).toEqual(aToken(1));
    calls += 1;
    await opened.database.pool.query("select 1"); // the vendor call needs the pool as well
    return aToken(2);
  };
  const tokens = await Promise.all(
    Array.from({ length: 100 }, (_, caller) =>
      (caller % 2 === 0 ? store : elsewhere).tokens.refresh("acme", "many", aToken(1), refresh),
    ),
  );
  expect(calls).toBe(1);
  expect(new Set(tokens.map((token) => token.accessToken))).toEqual(new Set(["access-2"]));
});

test("many accounts that refresh at once do not starve their own vendor calls of connections", async () => {
  const tokens = await Promise.all(
    Array.from({ length: 40 }, (_, account) =>
      store.tokens.refresh(`account-${account}`, "kommo", undefined, async () => {
        await opened.database.pool.query("select 1");
        return aToken(account);
      }),
    ),
  );
  expect(tokens).toHaveLength(40);
});

test("who saw the stored token itself gets a new one, also when another caller's refresh is under way", async () => {
  await store.tokens.refresh("acme", "late", undefined, async () => aToken(1));
  const [stale, current] = await Promise.all([
    store.tokens.refresh("acme", "late", aToken(0), async () => aToken(99)),
    store.tokens.refresh("acme", "late", aToken(1), async () => aToken(2)),
  ]);
  expect(stale).toEqual(aToken(1));
  expect(current).toEqual(aToken(2));
});

test("a refresh that fails stores nothing and does not lock the next one out", async () => {
  const failed = store.tokens.refresh("acme", "fails", undefined, async () => {
    throw new Error("invalid_grant");
  });
  await expect(failed).rejects.toThrow("invalid_grant");
  expect(await store.tokens.get("acme", "fails")).toBeUndefined();
  expect(await store.tokens.refresh("acme", "fails", undefined, async () => aToken(1))).toEqual(aToken(1));
});

test("a token that the vendor has given out is stored even if its transaction breaks", async () => {
  const token = await store.tokens.refresh("acme", "breaks", undefined, async () => {
    await opened.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
    return aToken(7);
  });
  expect(token).toEqual(aToken(7));
  expect(await elsewhere.tokens.get("acme", "breaks")).toEqual(aToken(7));
});

test("a refresh inside a transaction that is rolled back stays", async () => {
  const rolledBack = store.transaction(async (tx) => {
    await tx.tokens.refresh("acme", "tx", undefined, async () => aToken(5));
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  expect(await store.tokens.get("acme", "tx")).toEqual(aToken(5));
});

test("tokens are encrypted at rest; those in clear are still read, and encrypted at the next start", async () => {
  const { pool } = opened.database;
  await store.tokens.refresh("acme", "safe", undefined, async () => aToken(2));
  await pool.query(
    "insert into countersign.tokens values ('acme', 'clear', 'access-1', 'refresh-1', $1), ('acme', 'empty', null, null, null)",
    [T0],
  );
  expect(await store.tokens.get("acme", "clear")).toEqual(aToken(1));
  await store.vault.begin();
  const { rows } = await pool.query("select access_token, refresh_token from countersign.tokens");
  expect(JSON.stringify(rows)).not.toMatch(/access-|refresh-/u);
  expect(await store.tokens.get("acme", "clear")).toEqual(aToken(1));
  expect(await store.tokens.get("acme", "safe")).toEqual(aToken(2));
});

test("another key neither reads tokens nor takes the place of theirs; without a key none is written", async () => {
  await store.tokens.refresh("acme", "safe", undefined, async () => aToken(2));
  await opened.database.pool.query("delete from countersign.vault");
  const other = createStore(opened.database, { secretKey: randomBytes(32).toString("hex") });
  const refusal = { code: "configuration_invalid" };
  await expect(other.vault.begin()).rejects.toMatchObject(refusal);
  await expect(other.tokens.get("acme", "safe")).rejects.toMatchObject(refusal);
  const bare = createStore(opened.database, { secretKey: "" });
  expect(await bare.vault.isBegun()).toBe(true);
  await expect(bare.tokens.refresh("acme", "new", undefined, async () => aToken(1))).rejects.toMatchObject(
    refusal,
  );
});
