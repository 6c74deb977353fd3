import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Limiter } from "../http/http.ts";
import { createLimiter } from "./limiter.ts";

let opened: TestDatabase;
let here: Limiter;
let elsewhere: Limiter;

beforeAll(async () => {
  opened = await testDatabase();
  here = createLimiter(opened.database);
  elsewhere = createLimiter(await opened.again());
});
afterAll(() => opened.close());

/** When each of `count` calls went, in milliseconds since the first was asked for; half of them in another worker. */
async function times(
  key: string,
  rate: { perSecond: number; burst?: number },
  count: number,
): Promise<number[]> {
  const start = performance.now();
  const went = await Promise.all(
    Array.from({ length: count }, async (_, place) => {
      await (place % 2 === 0 ? here : elsewhere).acquire(key, rate);
      return performance.now() - start;
    }),
  );
  return went.toSorted((a, b) => a - b);
}

test("two workers together keep to the rate, a little below it", async () => {
  const went = await times("pace", { perSecond: 50 }, 21);
  const last = went.at(-1) ?? 0;
  expect(last).toBeGreaterThan((20 / 50) * 1_140); // so that calls that travel 150 ms longer keep the rate too
  expect(last).toBeLessThan(2_000);
});

test("a burst goes at once, the rest is paced", async () => {
  const went = await times("burst", { perSecond: 10, burst: 5 }, 7);
  expect(went[4]).toBeLessThan(90);
  expect(went[6]).toBeGreaterThan(100);
});

test("who yields goes after those who do not, however long he has waited", async () => {
  const rate = { perSecond: 10 };
  await here.acquire("yield", rate);
  const went: string[] = [];
  const ask = async (name: string, yields: boolean): Promise<void> => {
    await here.acquire("yield", rate, undefined, yields);
    went.push(name);
  };
  // more than are given slots at once: the others wait in the process's own line
  const early = Array.from({ length: 28 }, (_, place) => ask(`new ${place}`, true));
  await here.acquire("yield", rate);
  const late = [ask("begun 1", false), ask("begun 2", false)];
  await Promise.all(late);
  expect(went.slice(-2)).toEqual(["begun 1", "begun 2"]);
  expect(went.length).toBeLessThan(28);
  await Promise.all(early);
  expect(went.slice(-1)).toEqual(["new 27"]);
});

test("keys do not slow each other down", async () => {
  await here.acquire("one", { perSecond: 0.1 });
  const start = performance.now();
  await here.acquire("two", { perSecond: 0.1 });
  expect(performance.now() - start).toBeLessThan(1_000);
});

test("a pause holds everybody, also those of another worker who sleep towards their slot", async () => {
  const rate = { perSecond: 5 };
  await here.acquire("pause", rate);
  const sleeping = elsewhere.acquire("pause", rate).then(() => performance.now());
  const until = performance.now() + 600;
  await here.pause("pause", new Date(Date.now() + 600));
  const asked = here.acquire("pause", rate).then(() => performance.now());
  expect(Math.min(await sleeping, await asked)).toBeGreaterThanOrEqual(until - 5);
});

test("a shorter pause does not cut a longer one", async () => {
  await here.pause("longer", new Date(Date.now() + 500));
  const until = performance.now() + 490;
  await elsewhere.pause("longer", new Date(Date.now() + 10));
  await here.acquire("longer", { perSecond: 100 });
  expect(performance.now()).toBeGreaterThanOrEqual(until);
});

test("a long pause is told, not slept through", async () => {
  const until = new Date(Date.now() + 3_600_000);
  await here.pause("hour", until);
  const error: unknown = await elsewhere
    .acquire("hour", { perSecond: 7 })
    .catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code: "rate_limited", verdict: { next: "wait" } });
  if (typeof error !== "object" || error === null || !("verdict" in error)) throw new Error("no verdict");
  const { verdict } = error;
  const told =
    typeof verdict === "object" && verdict !== null && "until" in verdict ? verdict.until : undefined;
  expect(Math.abs(Number(told) - until.getTime())).toBeLessThan(2_000);
});

test("a blocked key is refused everywhere with its reason until somebody lifts it", async () => {
  const rate = { perSecond: 100 };
  await here.acquire("block", rate);
  await here.block("block", "Kommo answered with an HTML 403.");
  const refusal = {
    code: "ip_blocked",
    verdict: { next: "stop" },
    detail: "Kommo answered with an HTML 403.",
  };
  await expect(elsewhere.acquire("block", rate)).rejects.toMatchObject(refusal);
  await expect(here.acquire("block", rate)).rejects.toMatchObject(refusal);
  expect(await elsewhere.blocked("block")).toBe("Kommo answered with an HTML 403.");
  await here.unblock("block");
  await here.acquire("block", rate);
  expect(await elsewhere.blocked("block")).toBeUndefined();
  await elsewhere.acquire("block", rate);
});

test("a blocked key costs no query per call", async () => {
  await here.block("storm", "no");
  await here.acquire("storm", { perSecond: 1 }).catch(() => undefined);
  let queries = 0;
  const { pool } = opened.database;
  pool.on("acquire", () => (queries += 1));
  await Promise.allSettled(Array.from({ length: 200 }, () => here.acquire("storm", { perSecond: 1 })));
  expect(queries).toBeLessThanOrEqual(1);
});

test("a caller who gives up stops waiting", async () => {
  await here.acquire("abort", { perSecond: 0.01 });
  const stop = new AbortController();
  const waiting = here.acquire("abort", { perSecond: 0.01 }, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow(/abort/i);
});

test("those who wait long hold no slots: what a killed worker waited for is free for the others", async () => {
  const rate = { perSecond: 1 };
  const killed = new AbortController();
  const waiting = Array.from({ length: 30 }, () => elsewhere.acquire("killed", rate, killed.signal));
  const [first] = waiting;
  await first;
  killed.abort();
  await Promise.allSettled(waiting);
  const start = performance.now();
  await here.acquire("killed", rate);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("who came first goes first, also when all have to wait", async () => {
  const went: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, (_, place) =>
      here.acquire("line", { perSecond: 3 }).then(() => void went.push(place)),
    ),
  );
  expect(went).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
