import { expect, test } from "vitest";
import { choose, passesOver } from "./choose.ts";
import type { Queue, Urgency } from "./choose.ts";

/** A lane of calls that go one by one. */
function lane(urgency: Urgency, oldestAt: number, change: Partial<Queue> = {}): Queue {
  const idle = { start: () => Promise.resolve(), fail: () => undefined };
  return { urgency, waiting: 100, full: 1, free: true, oldestAt, ...idle, ...change };
}

/** Who gets the next slots. */
function order(queues: readonly Queue[], slots: number): readonly (Urgency | undefined)[] {
  let passedOver = 0;
  return Array.from({ length: slots }, () => {
    const chosen = choose(queues, { nowMs: 10_000, lingerMs: 0, passedOver });
    if (chosen !== undefined) passedOver = passesOver(chosen, queues) ? passedOver + 1 : 0;
    return chosen?.urgency;
  });
}

const FIVE = ["prompt", "prompt", "prompt", "prompt", "background"] as const;

test("what a deal waits for goes before background work that has waited much longer, which gets every fifth slot", () => {
  const queues = [lane("background", 0), lane("prompt", 9_990)];
  expect(order(queues, 10)).toEqual([...FIVE, ...FIVE]);
});

test("background work that has begun is finished before more of it is begun", () => {
  expect(order([lane("background", 0), lane("begun", 9_000)], 3)).toEqual(["begun", "begun", "begun"]);
  const all = [lane("background", 0), lane("begun", 9_000), lane("prompt", 9_000)];
  expect(order(all, 5)).toEqual(["prompt", "prompt", "prompt", "prompt", "begun"]);
});

test("the background takes the slots that nobody else is ready for", () => {
  expect(order([lane("background", 0)], 2)).toEqual(["background", "background"]);
  const gathering = lane("prompt", 9_990, { waiting: 3, full: 50 });
  const queues = [lane("background", 0), gathering];
  expect(choose(queues, { nowMs: 10_000, lingerMs: 300, passedOver: 0 })?.urgency).toBe("background");
  expect(choose(queues, { nowMs: 10_400, lingerMs: 300, passedOver: 0 })?.urgency).toBe("prompt");
});

test("the fifth slot is lost to nobody when the background has nothing to send", () => {
  const empty = lane("background", Infinity, { waiting: 0 });
  expect(choose([empty, lane("prompt", 0)], { nowMs: 1, lingerMs: 0, passedOver: 9 })?.urgency).toBe(
    "prompt",
  );
});
