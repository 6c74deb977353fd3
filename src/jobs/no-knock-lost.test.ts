import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { createJobs } from "./create-jobs.ts";
import type { LookHandler } from "./jobs.ts";
import { aLook, DONE } from "./test-looks.ts";

test("under a storm of knocks, two workers and walks that come back, each knock is followed by a walk, never two at once", async () => {
  const opened = await testDatabase();
  const all = [await createJobs(opened.database), await createJobs(await opened.again())];
  const active = new Set<string>();
  const lastBegun = new Map<string, number>();
  const lastKnock = new Map<string, number>();
  let overlaps = 0;
  let walks = 0;
  const handler: LookHandler = async ({ dealId }) => {
    walks += 1;
    if (active.has(dealId)) overlaps += 1;
    active.add(dealId);
    lastBegun.set(dealId, performance.now());
    await sleep(walks % 7);
    active.delete(dealId);
    return walks % 5 === 0 ? { done: false, againAt: new Date(Date.now() + (walks % 20)) } : DONE;
  };
  const workers = all.map((jobs) => jobs.work(handler, { concurrency: 8, perAccount: () => 8 }));
  const knocker = async (place: number): Promise<void> => {
    for (let knock = 0; knock < 60; knock += 1) {
      const deals = [String((place + knock) % 10), String((place * knock) % 10)];
      for (const deal of deals) lastKnock.set(deal, performance.now());
      await all[place % 2]?.enqueue(deals.map((deal) => aLook(deal)));
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, place) => knocker(place)));
  await expect
    .poll(async () => all[0]?.counts(), { timeout: 15_000 })
    .toMatchObject({ waiting: 0, running: 0 });
  await Promise.all(workers.map((worker) => worker.idle()));
  expect(overlaps).toBe(0);
  for (const [deal, knockedAt] of lastKnock) expect(lastBegun.get(deal)).toBeGreaterThan(knockedAt);
  await Promise.all(all.map((jobs) => jobs.stop()));
  await opened.close();
});
