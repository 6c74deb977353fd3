import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";

let opened: TestDatabase;

beforeAll(async () => {
  opened = await testDatabase();
});
afterAll(() => opened.close());

test("who tells wakes its own process at once, without the database", () => {
  let woken = 0;
  const stop = opened.database.signals.on("countersign_looks", () => (woken += 1));
  opened.database.signals.tell("countersign_looks");
  opened.database.signals.tell("countersign_deliveries");
  expect(woken).toBe(1);
  stop();
});

test("a wake-up connection that breaks is opened again, and wakes because something may have been missed", async () => {
  const other = await opened.again();
  let woken = 0;
  other.signals.on("countersign_looks", () => (woken += 1));
  await expect.poll(() => woken).toBeGreaterThan(0);
  const { rowCount } = await opened.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %' and pid <> pg_backend_pid()`,
  );
  expect(rowCount).toBeGreaterThan(0);
  const before = woken;
  await expect.poll(() => woken, { timeout: 10_000 }).toBeGreaterThan(before);
});
