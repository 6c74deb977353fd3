import type { CountersignError } from "../../domain/errors.ts";

/**
 * Whose slot comes first: what a deal waits for (`prompt`), then background work that has begun, then new background work.
 * So a PDF that is on its way arrives, and its deal's list of files is not yet old when the next call relies on it.
 */
export type Urgency = "prompt" | "begun" | "background";

/** What waits in one lane, as the gate sees it. */
export interface Queue {
  readonly urgency: Urgency;
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
/** The background is passed over so often in a row; then a slot is its own: at least one in five. */
const MOST_PASSED_OVER = 4;
const RANK: Readonly<Record<Urgency, number>> = { prompt: 0, begun: 1, background: 2 };

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

/** When the next lane is chosen. */
export interface Moment {
  readonly nowMs: number;
  readonly lingerMs: number;
  /** How often in a row the background has waited while others went. */
  readonly passedOver: number;
}

/**
 * The lane for the next slot: of the most urgent ones, among those that wait about as long as the longest, the fullest. The
 * background goes when nothing more urgent is ripe, and at the latest at every fifth slot. That holds within one process:
 * workers share slots, but do not see each other's queues.
 */
export function choose(queues: readonly Queue[], { nowMs, lingerMs, passedOver }: Moment): Queue | undefined {
  const ripe = queues.filter((queue) => waits(queue) && ripeIn(queue, nowMs, lingerMs) <= 0);
  const background = ripe.filter(isBackground);
  const able = passedOver >= MOST_PASSED_OVER && background.length > 0 ? background : ripe;
  const first = Math.min(...able.map(({ urgency }) => RANK[urgency]));
  const equals = able.filter(({ urgency }) => RANK[urgency] === first);
  const oldest = Math.min(...equals.map((queue) => queue.oldestAt));
  const fill = (queue: Queue): number => Math.min(1, queue.waiting / queue.full);
  return equals
    .filter((queue) => queue.oldestAt - oldest < CLOSE_MS)
    .toSorted((a, b) => fill(b) - fill(a) || a.oldestAt - b.oldestAt)[0];
}

/** Does the background wait while this one goes? */
export function passesOver(chosen: Queue, queues: readonly Queue[]): boolean {
  return !isBackground(chosen) && queues.some((queue) => isBackground(queue) && waits(queue));
}

function isBackground({ urgency }: Queue): boolean {
  return urgency !== "prompt";
}
