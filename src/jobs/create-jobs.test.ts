import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createStore } from "../store/create-store.ts";
import { createJobs } from "./create-jobs.ts";
import type { Jobs, Look, LookHandler } from "./jobs.ts";
import { aLook, DONE, gated, MANY, until } from "./test-looks.ts";

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

test("a look is handed to the worker and is gone when it is done", async () => {
  const seen: Look[] = [];
  const worker = jobs.work(async (look) => {
    seen.push(look);
    return DONE;
  }, MANY);
  await jobs.enqueue([aLook("1", { entered: true, reason: "person" })]);
  await worker.idle();
  expect(seen).toEqual([aLook("1", { entered: true, reason: "person" })]);
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 0 });
});

test("a look carries the trace that its knock began, also when it comes back; one without has none", async () => {
  const trace = `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`;
  const seen: Look[] = [];
  await jobs.enqueue([aLook("1", { trace }), aLook("2")]);
  const worker = jobs.work(async (look) => {
    seen.push(look);
    return look.attempt === undefined ? { done: false, againAt: new Date(Date.now() + 30) } : DONE;
  }, MANY);
  await worker.idle();
  await until(async () => seen.length === 4);
  expect(seen.map(({ dealId, trace: carried }) => `${dealId} ${carried}`).toSorted()).toEqual([
    `1 ${trace}`,
    `1 ${trace}`,
    "2 undefined",
    "2 undefined",
  ]);
});

test("looks that wait already are not doubled, and the sign of an entry survives joining", async () => {
  await jobs.enqueue([aLook("1"), aLook("1", { entered: true }), aLook("2")]);
  await jobs.enqueue([aLook("1"), aLook("2")]);
  const { entered, ...reasonItself } = aLook("2");
  expect(entered).toBe(false);
  await jobs.enqueue([reasonItself]);
  expect(await jobs.counts()).toMatchObject({ waiting: 2, running: 0 });
  const seen: Look[] = [];
  const worker = jobs.work(async (look) => {
    seen.push(look);
    return DONE;
  }, MANY);
  await worker.idle();
  expect(seen.find((look) => look.dealId === "1")).toMatchObject({ entered: true });
  expect(seen.find((look) => look.dealId === "2")).not.toHaveProperty("entered");
});

test("why a deal is looked at is not forgotten when a weaker knock joins, whichever came first", async () => {
  const { entered: _, ...itself } = aLook("1");
  const person = { ...itself, reason: "person" };
  const catchUp = { ...itself, reason: "catch-up" };
  const due = aLook("1", { reason: "due" });
  const orders = [
    [person, due],
    [due, person],
    [person, catchUp],
    [catchUp, person],
    [catchUp, due],
  ];
  for (const [index, looks] of orders.entries())
    for (const look of looks) await jobs.enqueue([{ ...look, dealId: String(index) }]);
  const seen: Look[] = [];
  const worker = jobs.work(async (look) => {
    seen.push(look);
    return DONE;
  }, MANY);
  await worker.idle();
  const reasons = seen.toSorted((a, b) => Number(a.dealId) - Number(b.dealId)).map(({ reason }) => reason);
  expect(reasons).toEqual(["person", "person", "person", "person", "catch-up"]);
  expect(seen.every((look) => !("entered" in look))).toBe(true);
});

test("what a person asks for during a walk is the next walk's reason, although a knock of an entry is under way", async () => {
  const seen: Look[] = [];
  const gate = gated();
  const worker = jobs.work(async (look, signal) => {
    seen.push(look);
    return gate.handler(look, signal);
  }, MANY);
  await jobs.enqueue([aLook("1", { entered: true })]);
  await until(() => seen.length === 1);
  const { entered: _, ...itself } = aLook("1", { reason: "person" });
  await jobs.enqueue([itself]);
  await jobs.enqueue([aLook("1", { reason: "due" })]);
  gate.open();
  await worker.idle();
  expect(seen).toHaveLength(2);
  expect(seen[1]).toMatchObject({ reason: "person" });
  expect(seen[1]).not.toHaveProperty("entered");
});

test("a knock during a walk makes exactly one more walk afterwards, never one beside it", async () => {
  const gate = gated();
  let active = 0;
  let most = 0;
  const worker = jobs.work(async (look, signal) => {
    active += 1;
    most = Math.max(most, active);
    const result = await gate.handler(look, signal);
    active -= 1;
    return result;
  }, MANY);
  await jobs.enqueue([aLook("1", { entered: true })]);
  await gate.begun(1);
  for (let knock = 0; knock < 5; knock += 1) await jobs.enqueue([aLook("1")]);
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 1 });
  gate.open();
  await worker.idle();
  expect(most).toBe(1);
  expect(gate.seen).toEqual([aLook("1", { entered: true }), aLook("1", { entered: false })]);
});

test("enqueueing inside a transaction appears with its commit and vanishes with its rollback", async () => {
  const store = createStore(opened.database);
  await expect(
    store.transaction(async (tx) => {
      await jobs.enqueue([aLook("lost")], tx);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect((await jobs.counts()).waiting).toBe(0);
  await store.transaction(async (tx) => {
    await jobs.enqueue([aLook("kept")], tx);
    expect((await jobs.counts()).waiting).toBe(0);
  });
  expect((await jobs.counts()).waiting).toBe(1);
  await expect(jobs.enqueue([aLook("x")], store)).rejects.toThrow("transaction");
});

test("a look that could not be finished comes back at its time, knowing how often it did", async () => {
  const attempts: (number | undefined)[] = [];
  const times: number[] = [];
  const worker = jobs.work(async (look) => {
    attempts.push(look.attempt);
    times.push(performance.now());
    return attempts.length < 3 ? { done: false, againAt: new Date(Date.now() + 150) } : DONE;
  }, MANY);
  await jobs.enqueue([aLook("1", { entered: true })]);
  await until(() => attempts.length === 3);
  await worker.idle();
  expect(attempts).toEqual([undefined, 1, 2]);
  const [first = 0, second = 0] = times;
  expect(second - first).toBeGreaterThanOrEqual(145);
});

test("a knock brings a look that waits for later forward, and the entry it knew of is not forgotten", async () => {
  const seen: Look[] = [];
  const worker = jobs.work(async (look) => {
    seen.push(look);
    return seen.length === 1 ? { done: false, againAt: new Date(Date.now() + 3_600_000) } : DONE;
  }, MANY);
  await jobs.enqueue([aLook("1", { entered: true })]);
  await until(async () => seen.length === 1 && (await jobs.counts()).waiting === 1);
  await worker.idle(); // what waits for later does not count
  await jobs.enqueue([aLook("1", { reason: "notice" })]);
  await worker.idle();
  expect(seen).toHaveLength(2);
  expect(seen[1]).toMatchObject({ reason: "notice", entered: true, attempt: 1 });
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 0 });
});

test("a knock during a walk that cannot finish brings it back at once, not at the later time", async () => {
  const gate = gated();
  const seen: Look[] = [];
  const worker = jobs.work(async (look, signal) => {
    seen.push(look);
    if (seen.length > 1) return DONE;
    await gate.handler(look, signal);
    return { done: false, againAt: new Date(Date.now() + 3_600_000) };
  }, MANY);
  await jobs.enqueue([aLook("1")]);
  await gate.begun(1);
  await jobs.enqueue([aLook("1", { entered: true })]);
  gate.open();
  await worker.idle();
  expect(seen).toHaveLength(2);
  expect(seen[1]).toMatchObject({ entered: true });
});

test("a handler that throws is not given up: the look comes back", async () => {
  let calls = 0;
  const worker = jobs.work(async () => {
    calls += 1;
    if (calls === 1) throw new Error("bug");
    return DONE;
  }, MANY);
  await jobs.enqueue([aLook("1")]);
  await until(() => calls === 2);
  await worker.idle();
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 0 });
});

test("no account takes more than its share while others wait", async () => {
  const gate = gated();
  await jobs.enqueue(Array.from({ length: 40 }, (_, deal) => aLook(String(deal))));
  await jobs.enqueue(Array.from({ length: 4 }, (_, deal) => aLook(String(deal), { account: "small" })));
  const worker = jobs.work(gate.handler, { concurrency: 20, perAccount: () => 5 });
  await gate.begun(9);
  const { running } = await jobs.counts();
  expect(running).toBe(9);
  expect(gate.seen.filter((look) => look.account === "small")).toHaveLength(4);
  gate.open();
  await worker.idle();
  expect(gate.seen).toHaveLength(44);
});

test("a worker takes no more than it has room for", async () => {
  const gate = gated();
  await jobs.enqueue(Array.from({ length: 30 }, (_, deal) => aLook(String(deal))));
  const worker = jobs.work(gate.handler, { concurrency: 7, perAccount: () => 100 });
  await gate.begun(7);
  expect(await jobs.counts()).toMatchObject({ waiting: 23, running: 7 });
  gate.open();
  await worker.idle();
  expect(new Set(gate.seen.map((look) => look.dealId)).size).toBe(30);
});

test("two workers on one database share the looks; each deal is walked once", async () => {
  const other = await createJobs(await opened.again());
  const seen: string[] = [];
  const handler: LookHandler = async (look) => {
    seen.push(look.dealId);
    return DONE;
  };
  const workers = [jobs.work(handler, MANY), other.work(handler, MANY)];
  await jobs.enqueue(Array.from({ length: 300 }, (_, deal) => aLook(String(deal))));
  await Promise.all(workers.map((worker) => worker.idle()));
  expect(seen).toHaveLength(300);
  expect(new Set(seen).size).toBe(300);
  await other.stop();
});

test("what one process enqueues another takes without waiting for its poll", async () => {
  const other = await createJobs(await opened.again());
  const seen: number[] = [];
  const worker = other.work(async () => {
    seen.push(performance.now());
    return DONE;
  }, MANY);
  const waits: number[] = [];
  for (let round = 1; round <= 5; round += 1) {
    await worker.idle();
    const start = performance.now();
    await jobs.enqueue([aLook(String(round))]);
    await until(() => seen.length === round);
    waits.push((seen[round - 1] ?? 0) - start);
  }
  expect(Math.min(...waits)).toBeLessThan(100);
  await other.stop();
});

test("hostile names are only text", async () => {
  const look = aLook("1'; drop table countersign.looks; --\0", { account: "" });
  await jobs.enqueue([look]);
  const seen: Look[] = [];
  const worker = jobs.work(async (taken) => {
    seen.push(taken);
    return DONE;
  }, MANY);
  await worker.idle();
  expect(seen).toEqual([{ ...look, dealId: look.dealId.replace("\0", "\u{FFFD}") }]);
});
