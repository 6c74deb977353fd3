import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createJobs } from "./create-jobs.ts";
import type { Jobs } from "./jobs.ts";
import { aLook, DONE, MANY, until } from "./test-looks.ts";
import { pauseMs, waitUntil } from "./wait-until.ts";

const NOW = new Date("2026-11-02T10:00:00Z");
const DAY_MS = 86_400_000;

test("whatever instant a handler names, the wait is a number from a moment to a day", () => {
  const anyDate = fc.date({ noInvalidDate: false, min: new Date(-8.64e15), max: new Date(8.64e15) });
  fc.assert(
    fc.property(anyDate, anyDate, fc.nat(), (againAt, now, attempt) => {
      const ms = waitUntil(againAt, now, attempt);
      expect(ms).toBeGreaterThanOrEqual(20);
      expect(ms).toBeLessThanOrEqual(DAY_MS);
    }),
  );
});

test("a sensible instant is kept, a passed one makes pauses that grow", () => {
  expect(waitUntil(new Date(NOW.getTime() + 1_234), NOW, 7)).toBe(1_234);
  expect(waitUntil(new Date(NOW.getTime() + 30 * DAY_MS), NOW, 0)).toBe(DAY_MS);
  const passed = [0, 1, 5, 10, 40].map((attempt) => waitUntil(new Date(0), NOW, attempt));
  expect(passed).toEqual([20, 40, 640, 20_480, 600_000]);
  expect(waitUntil(new Date(Number.NaN), NOW, 1)).toBe(40);
  expect([0, 3, 99].map((attempt) => pauseMs(attempt))).toEqual([1_000, 8_000, 600_000]);
});

let opened: TestDatabase;
let jobs: Jobs;

beforeEach(async () => {
  opened = await testDatabase();
  jobs = await createJobs(opened.database);
});
afterEach(async () => {
  await jobs.stop();
  await opened.close();
});

test.each([
  ["no instant at all", new Date(Number.NaN)],
  ["the end of time", new Date(8.64e15)],
  ["the beginning of time", new Date(-8.64e15)],
])("a look that is to come back at %s is settled, and so are its neighbours", async (_, againAt) => {
  const seen: string[] = [];
  const worker = jobs.work(async ({ dealId }) => {
    seen.push(dealId);
    return dealId === "odd" && seen.filter((id) => id === "odd").length < 3 ? { done: false, againAt } : DONE;
  }, MANY);
  await jobs.enqueue([aLook("odd"), aLook("1"), aLook("2")]);
  await until(async () => (await jobs.counts()).running === 0 && seen.length >= 3);
  // a knock brings back what waits for a day
  if ((await jobs.counts()).waiting > 0) await jobs.enqueue([aLook("odd")]);
  await until(() => seen.filter((id) => id === "odd").length >= 2);
  await worker.idle();
  expect(seen).toEqual(expect.arrayContaining(["1", "2"]));
});

test("a look whose time has always passed does not run hot", async () => {
  let calls = 0;
  const worker = jobs.work(async () => {
    calls += 1;
    return { done: false, againAt: new Date(0) };
  }, MANY);
  await jobs.enqueue([aLook("1")]);
  const from = performance.now();
  await until(() => calls >= 6);
  // 20 + 40 + 80 + 160 + 320 ms
  expect(performance.now() - from).toBeGreaterThanOrEqual(600);
  await worker.stop(0);
});
