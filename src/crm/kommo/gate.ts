import { CountersignError } from "../../domain/errors.ts";
import { choose, passesOver, ripeInMs } from "./choose.ts";
import type { Moment, Queue } from "./choose.ts";

/** Lets calls out one slot at a time and decides which lane gets the next one. */
export interface Gate {
  add(queue: Queue): void;
  /** Something waits, or a call has ended. */
  wake(): void;
  /** One more slot for a call inside a running one. */
  readonly limit: () => Promise<void>;
  /** Why nothing may be asked now; `undefined` = ask. */
  refusal(): CountersignError | undefined;
  /** Kommo named a time: short ones are waited for here, long ones are handed to whoever asks. */
  slowDown(error: CountersignError, until: Date): void;
  /** Kommo blocks our address: everything that waits fails. */
  stop(error: CountersignError): void;
  /** A call served so many at once: for a moment, calls wait to become fuller; the longer, the more there were. */
  merged(count: number): void;
}

export interface GateTools {
  /** Takes a slot of the shared rate limit, or throws why there is none. */
  readonly acquire: () => Promise<void>;
  readonly now: () => Date;
  /** `false`: no limit of calls, so nothing is held back for fuller batches. */
  readonly limited: boolean;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

const IN_FLIGHT = 64;
const PRESSED_MS = 2000;
/** Under pressure a call waits this long to become full: a slot costs 143 ms at seven a second anyway. */
const LINGER_MS = 300;
/** In a mass move hundreds of contracts follow each other for seconds, and slots are what they run out of. */
const MANY = 50;
const LINGER_AMONG_MANY_MS = 1000;
/** Longer waits are handed out, so that nobody holds a worker for minutes. */
const SHORT_WAIT_MS = 60_000;

export function createGate({ acquire, now, limited, clock = () => performance.now() }: GateTools): Gate {
  const queues: Queue[] = [];
  let running = 0;
  let passedOver = 0;
  let pumping = false;
  let knocked = false;
  let timer: NodeJS.Timeout | undefined;
  let pausedUntil = 0;
  let mergedAt = -Infinity;
  let manyAt = -Infinity;
  let closed: { readonly error: CountersignError; readonly until: Date } | undefined;

  const failAll = (error: CountersignError): void => queues.forEach((queue) => queue.fail(error));
  const isRecent = (at: number): boolean => limited && clock() - at < PRESSED_MS;

  function lingerMs(): number {
    if (isRecent(manyAt)) return LINGER_AMONG_MANY_MS;
    return isRecent(mergedAt) ? LINGER_MS : 0;
  }

  function wakeIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(1, ms));
  }

  /** Milliseconds until a call may go out; 0 = now, `undefined` = nothing to do before the next wake. */
  function idleMs(): number | undefined {
    if (running >= IN_FLIGHT) return undefined;
    const ripe = ripeInMs(queues, clock(), lingerMs());
    return ripe === undefined ? undefined : Math.max(ripe, pausedUntil - clock());
  }

  async function pump(): Promise<void> {
    for (let wait = idleMs(); wait !== undefined; wait = idleMs()) {
      if (wait > 0) return wakeIn(wait);
      await acquire();
      const queue = pausedUntil > clock() ? undefined : choose(queues, moment(lingerMs()));
      if (queue !== undefined) launch(queue);
    }
  }

  function moment(linger: number): Moment {
    return { nowMs: clock(), lingerMs: linger, passedOver };
  }

  function launch(queue: Queue): void {
    passedOver = passesOver(queue, queues) ? passedOver + 1 : 0;
    running += 1;
    void queue.start().finally(() => {
      running -= 1;
      wake();
    });
  }

  /** Without a limit there is nothing to wait for: what is asked goes out before the next line runs. */
  function drain(): void {
    let wait = idleMs();
    for (; wait !== undefined && wait <= 0; wait = idleMs()) {
      const queue = choose(queues, moment(0));
      if (queue === undefined) return;
      launch(queue);
    }
    if (wait !== undefined) wakeIn(wait);
  }

  function wake(): void {
    if (!limited) return drain();
    knocked = true;
    if (pumping) return;
    pumping = true;
    knocked = false;
    pump()
      .catch((error: unknown) => {
        if (error instanceof CountersignError) return failAll(error);
        return failAll(
          new CountersignError(
            "unavailable",
            { next: "retry" },
            "The rate limit could not be read.",
            {},
            error,
          ),
        );
      })
      .finally(() => {
        pumping = false;
        if (knocked) wake();
      });
  }

  return {
    add: (queue) => void queues.push(queue),
    wake,
    limit: acquire,
    refusal() {
      if (closed !== undefined && closed.until <= now()) closed = undefined;
      return closed?.error;
    },
    slowDown(error, until) {
      const ms = until.getTime() - now().getTime();
      if (ms <= SHORT_WAIT_MS) {
        pausedUntil = Math.max(pausedUntil, clock() + ms);
        return;
      }
      closed = { error, until };
      failAll(error);
    },
    stop: failAll,
    merged(count) {
      mergedAt = clock();
      if (count >= MANY) manyAt = clock();
    },
  };
}
