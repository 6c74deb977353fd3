import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { HOOK_SECRETS } from "../town-config.ts";
import type { Machine } from "./machine.ts";
import { openMachinesStand } from "./machines-stand.ts";

test(
  "told to end, web says so at /readyz and goes on answering hooks until others had time to look; nothing is lost",
  { timeout: 60_000 },
  async () => {
    const stand = await openMachinesStand({ env: { COUNTERSIGN_DRAIN_SECONDS: "1" } });
    onTestFinished(() => stand.close());
    const web = await stand.start("web");
    const ending = web.end();
    const ready = await until(async () => {
      const answer = await fetch(`${web.url}/readyz`);
      return answer.status === 503 ? answer : undefined;
    });
    expect(await ready.json()).toMatchObject({ ready: false, checks: { open: false, database: true } });
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
    expect(await knock(web)).toBe(200);
    expect(await ending).toBe(0);
    const [kept] = await stand.rows<{ count: string }>("select count(*) from countersign.deliveries");
    expect(Number(kept?.count)).toBe(1);
  },
);

test(
  "a worker that is told to end finishes its walks or hands them over; its port tells so until the end",
  { timeout: 60_000 },
  async () => {
    const stand = await openMachinesStand({ vendorMs: 1_000 });
    onTestFinished(() => stand.close());
    await stand.start("web");
    const worker = await stand.start("worker");
    for (const path of ["/webhooks/acme/kommo/x", "/api/session", "/"])
      expect((await fetch(worker.url + path, { method: "POST" })).status).toBe(404);
    expect(await (await fetch(`${worker.url}/metrics`)).text()).toContain("countersign_looks");
    const deals = await stand.win(6);
    await until(async () => {
      const [running] = await stand.rows<{ count: string }>(
        "select count(*) from countersign_jobs.job where name = 'look' and state = 'active'",
      );
      return Number(running?.count) === 0 ? undefined : running;
    });
    const ending = worker.end();
    await until(async () => {
      const answer = await fetch(`${worker.url}/readyz`);
      return answer.status === 503 ? answer : undefined;
    });
    const successor = await stand.start("worker");
    expect(await ending).toBe(0);
    const { lost, doubled } = await stand.settle(deals, 30_000);
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    // nothing had to be taken from a silent worker
    expect(successor.log).not.toContain("fell silent");
  },
);

async function knock(web: Machine): Promise<number> {
  const answer = await fetch(`${web.url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "leads[status][0][id]=1",
  });
  return answer.status;
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(10);
  }
  throw new Error("did not happen in time");
}
