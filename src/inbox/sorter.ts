import { backoffMs } from "../http/backoff.ts";
import { createBell, sleep } from "./bell.ts";
import { BATCH, sortDeliveries, type SortDeps } from "./sort.ts";

export interface SorterDeps extends SortDeps {
  readonly now: () => Date;
  /** In [0, 1); Math.random by default. */
  readonly random?: () => number;
  /** Subscribes to deliveries kept by any process; returns how to unsubscribe. */
  readonly onDelivery?: (listener: () => void) => () => void;
  readonly onProblem?: (error: unknown) => void;
  /** How often to look without being woken. Default 1 s. */
  readonly pollMs?: number;
}

/** Sorts deliveries while it runs. */
export interface Sorter {
  sortOnce(now: Date): Promise<number>;
  start(): void;
  /** Resolves when the pass under way has ended. */
  stop(): Promise<void>;
  /** There may be something to sort. Cheap; call it for every delivery. */
  wake(): void;
  /** Has a pass ended well within the last 30 s? `false` while it does not run. */
  isAlive(): boolean;
}

const ALIVE_MS = 30_000;
/** Passes begin at least so far apart: what knocks meanwhile shares the next one, and a single knock never waits. */
const GATHER_MS = 20;

/** Sorting by itself: woken by deliveries, by the clock as a fallback; failures are told and tried again. */
export function createSorter(deps: SorterDeps): Sorter {
  const { now, random = Math.random, pollMs = 1000 } = deps;
  const bell = createBell();
  const wake = (): void => bell.ring();
  let running: Promise<void> | undefined;
  let stopper = new AbortController();
  let unsubscribe: (() => void) | undefined;
  let lastGood: number | undefined;
  let failures = 0;

  async function run(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const begun = performance.now();
      bell.hush();
      try {
        const taken = await sortDeliveries(deps, now());
        lastGood = performance.now();
        failures = 0;
        if (taken === BATCH) continue;
        await bell.wait(pollMs, stopped);
        const earlyMs = GATHER_MS - (performance.now() - begun);
        if (earlyMs > 0) await sleep(earlyMs, stopped);
      } catch (error) {
        failures += 1;
        deps.onProblem?.(error);
        // Not to be woken: knocks must not turn a broken database into a busy loop.
        await sleep(Math.min(Math.max(backoffMs(failures, random), 50), 15_000), stopped);
      }
    }
  }

  return {
    sortOnce: (at) => sortDeliveries(deps, at),
    wake,
    start() {
      if (running) return;
      stopper = new AbortController();
      lastGood = performance.now();
      unsubscribe = deps.onDelivery?.(wake);
      running = run(stopper.signal);
    },
    async stop() {
      stopper.abort();
      unsubscribe?.();
      await running;
      running = undefined;
    },
    isAlive: () => running !== undefined && lastGood !== undefined && performance.now() - lastGood < ALIVE_MS,
  };
}
