import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { createJobs } from "./create-jobs.ts";
import type { Jobs, Look } from "./jobs.ts";
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

test("a worker that stops gives back what it could not finish, and a late result of it counts for nothing", async () => {
  const gate = gated();
  const worker = jobs.work(gate.handler, MANY);
  await jobs.enqueue([aLook("1", { entered: true })]);
  await gate.begun(1);
  await worker.stop(0);
  expect(await jobs.counts()).toMatchObject({ waiting: 1, running: 0 });
  const second = gated();
  const next = jobs.work(second.handler, MANY);
  await second.begun(1);
  gate.open(); // the first walk ends only now: its claim is over
  for (let glance = 0; glance < 5; glance += 1) {
    expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 1 });
  }
  second.open();
  await next.idle();
  expect(second.seen[0]).toMatchObject({ entered: true });
});

test("a stopping worker waits for what runs", async () => {
  const gate = gated();
  const worker = jobs.work(gate.handler, MANY);
  await jobs.enqueue([aLook("1")]);
  await gate.begun(1);
  const stopped = worker.stop(10_000);
  gate.open();
  await stopped;
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 0 });
});

/** A worker in a process of its own, whose walks never end. */
async function workerElsewhere(): Promise<ChildProcess> {
  const script = `
    const { openDatabase } = await import(${JSON.stringify(new URL("../store/database.ts", import.meta.url).href)});
    const { createJobs } = await import(${JSON.stringify(new URL("create-jobs.ts", import.meta.url).href)});
    const jobs = await createJobs(await openDatabase({ url: ${JSON.stringify(opened.url)} }));
    jobs.work(() => { console.log("walking"); return new Promise(() => undefined); }, { concurrency: 50, perAccount: () => 50 });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

test("the looks of a killed worker are taken over by another", { timeout: 60_000 }, async () => {
  await jobs.enqueue([aLook("1", { entered: true })]);
  const child = await workerElsewhere();
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 1 });
  await opened.database.pool.query(
    "update countersign_jobs.job set heartbeat_on = heartbeat_on - interval '10 seconds'",
  );
  const seen: Look[] = [];
  const worker = jobs.work(async (look) => {
    seen.push(look);
    return DONE;
  }, MANY);
  await until(() => seen.length === 1);
  await worker.idle();
  expect(seen[0]).toMatchObject({ dealId: "1", entered: true });
});

test("a worker that was held up reports before it looks for silent ones, and keeps its looks", async () => {
  const gate = gated();
  const worker = jobs.work(gate.handler, MANY);
  await jobs.enqueue([aLook("1")]);
  await gate.begun(1);
  const { pool } = opened.database;
  await pool.query("update countersign_jobs.job set heartbeat_on = now() - interval '1 hour'");
  await until(async () => {
    const { rows } = await pool.query(
      "select from countersign_jobs.job where heartbeat_on > now() - interval '1 minute'",
    );
    return rows.length === 1;
  });
  expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 1 });
  gate.open();
  await worker.idle();
  expect(gate.seen).toHaveLength(1);
});

test("a walk whose claim was lost is told so", { timeout: 30_000 }, async () => {
  let signal: AbortSignal | undefined;
  let calls = 0;
  const worker = jobs.work(async (_look, given) => {
    calls += 1;
    if (calls > 1) return DONE;
    signal = given;
    await until(() => given.aborted);
    return DONE;
  }, MANY);
  await jobs.enqueue([aLook("1")]);
  await until(() => signal !== undefined);
  await opened.database.pool.query("update countersign_jobs.job set state = 'retry', start_after = now()");
  await until(() => signal?.aborted === true);
  await worker.idle();
  expect(calls).toBe(2);
});

test("looks whose job was cancelled or deleted from outside are repaired at the next start", async () => {
  await jobs.enqueue([aLook("1"), aLook("2")]);
  const { pool } = opened.database;
  await pool.query(
    "update countersign_jobs.job set state = 'cancelled' where id = (select job from countersign.looks where deal_id = '1')",
  );
  await pool.query(
    "delete from countersign_jobs.job where id = (select job from countersign.looks where deal_id = '2')",
  );
  const other = await createJobs(await opened.again());
  expect((await other.counts()).waiting).toBe(2);
  const worker = other.work(async () => DONE, MANY);
  await worker.idle();
  expect((await other.counts()).waiting).toBe(0);
  await other.stop();
});
