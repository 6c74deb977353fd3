import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { T0, WON } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "./create-store.ts";
import { cursorOf } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { newReference } from "./reference.ts";
import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;
let accounts = 0;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

/** Few instants for many rows, and pages that end within one of them. */
const ROWS = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });
const PAGE = fc.integer({ min: 1, max: 7 });

interface Listed {
  readonly id: string;
}

/** All pages one after the other; `between` happens before each but the first. */
async function everyPage<Row extends Listed>(
  page: (after: { readonly after?: Cursor }) => Promise<readonly Row[]>,
  cursor: (row: Row) => Cursor,
  between: () => Promise<unknown>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let last: Row | undefined; ;) {
    const next = await page(last === undefined ? {} : { after: cursor(last) });
    rows.push(...next);
    last = next.at(-1);
    if (last === undefined) return rows;
    await between();
  }
}

async function plan(account: string, instant: number): Promise<string> {
  const reference = newReference();
  const at = new Date(T0.getTime() + instant);
  const row = { playbook: "p", configVersion: 1, entry: 1, trigger: WON, connection: "contracts" };
  const { contract } = await store.contracts.plan({
    ...row,
    account,
    reference,
    dealId: reference,
    effects: {},
    at,
    trail: [],
  });
  return contract.id;
}

test("page by page every contract is listed once, newest first, however many share an instant", async () => {
  await fc.assert(
    fc.asyncProperty(ROWS, PAGE, async (instants, limit) => {
      accounts += 1;
      const account = `contracts-${accounts}`;
      const ids: string[] = [];
      for (const instant of instants) ids.push(await plan(account, instant));
      const listed = await everyPage(
        (after) => store.contracts.list({ account, limit, ...after }),
        cursorOf,
        () => plan(account, 9), // what comes meanwhile is newer, and disturbs nobody
      );
      expect(listed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      const times = listed.map(({ createdAt }) => createdAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    }),
    { numRuns: 15 },
  );
});

test("page by page every delivery is listed once, also those of one and the same millisecond", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 30 }), PAGE, async (count, limit) => {
      accounts += 1;
      const account = `deliveries-${accounts}`;
      const call = { account, connection: "kommo", receivedAt: T0, headers: {}, body: Buffer.from("x") };
      const keep = () => store.deliveries.keep(call);
      const ids = await Promise.all(Array.from({ length: count }, keep));
      const listed = await everyPage(
        (after) => store.deliveries.list({ account, limit, ...after }),
        cursorOf,
        keep,
      );
      expect(listed.map(({ id }) => id)).toEqual(ids.toReversed());
    }),
    { numRuns: 15 },
  );
});

test.each(["", "x", "../..", Buffer.from("2026-11-02T10:00:00Z 'or 1=1").toString("base64url")])(
  "the cursor %j is refused with a sentence",
  async (after) => {
    for (const noun of [store.contracts, store.deliveries]) {
      await expect(noun.list({ limit: 1, after })).rejects.toMatchObject({
        name: "CursorInvalid",
        message: "This page no longer exists. Begin again with the first one.",
      });
    }
  },
);
