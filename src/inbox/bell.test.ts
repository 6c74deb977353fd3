import { expect, test } from "vitest";
import { createBell, sleep } from "./bell.ts";

const LONG_MS = 60_000;

test("a ring ends the sleep, or the next one at once", async () => {
  const bell = createBell();
  const { signal } = new AbortController();
  const sleeping = bell.wait(LONG_MS, signal);
  bell.ring();
  await sleeping;
  await expect(bell.wait(LONG_MS, signal)).resolves.toBeUndefined();
});

test("rings of the past are forgotten when asked to", async () => {
  const bell = createBell();
  bell.ring();
  bell.hush();
  let woken = false;
  const { signal } = new AbortController();
  const sleeping = bell.wait(LONG_MS, signal).then(() => (woken = true));
  await Promise.resolve();
  expect(woken).toBe(false);
  bell.ring();
  await expect(sleeping).resolves.toBe(true);
});

test("a sleep ends by itself, by its signal, and does not begin after it", async () => {
  const stopper = new AbortController();
  await sleep(0, stopper.signal);
  const sleeping = sleep(LONG_MS, stopper.signal);
  stopper.abort();
  await sleeping;
  let begun = false;
  await sleep(LONG_MS, stopper.signal, () => {
    begun = true;
  });
  expect(begun).toBe(false);
});
