import type { CountersignError } from "../../domain/errors.ts";

/** What waits in one lane, as the gate sees it. */
export interface Queue {
  readonly waiting: number;
  /** How many of them a full call takes now. */
  readonly full: number;
  /** Since when the oldest one waits, in the gate's milliseconds. */
  readonly oldestAt: number;
  /** Another call of this lane may go out beside those under way. */
  readonly free: boolean;
  /** Sends what fits into one call. Never rejects. */
  start(): Promise<void>;
  fail(error: CountersignError): void;
}

/** Ages nearer than this count as equal, so that the fuller call goes first; it is also the longest a lane is passed over. */
const CLOSE_MS = 1000;

const waits = (queue: Queue): boolean => queue.waiting > 0 && queue.free;

function ripeIn(queue: Queue, nowMs: number, lingerMs: number): number {
  if (queue.waiting >= queue.full) return 0;
  return Math.max(0, lingerMs - (nowMs - queue.oldestAt));
}

/** Milliseconds until the first lane may send; `undefined` = none waits. `lingerMs`: how long a call may wait to become full. */
export function ripeInMs(queues: readonly Queue[], nowMs: number, lingerMs: number): number | undefined {
  const times = queues.filter(waits).map((queue) => ripeIn(queue, nowMs, lingerMs));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The lane for the next slot: among those that wait about as long as the longest, the fullest. */
export function choose(queues: readonly Queue[], nowMs: number, lingerMs: number): Queue | undefined {
  const ripe = queues.filter((queue) => waits(queue) && ripeIn(queue, nowMs, lingerMs) <= 0);
  const oldest = Math.min(...ripe.map((queue) => queue.oldestAt));
  const fill = (queue: Queue): number => Math.min(1, queue.waiting / queue.full);
  return ripe
    .filter((queue) => queue.oldestAt - oldest < CLOSE_MS)
    .toSorted((a, b) => fill(b) - fill(a) || a.oldestAt - b.oldestAt)[0];
}
