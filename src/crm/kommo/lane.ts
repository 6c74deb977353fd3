import { CountersignError, RETRY } from "../../domain/errors.ts";
import { callContext, withCallContext } from "../../http/context.ts";
import type { BatchSize } from "./batch-size.ts";
import type { Urgency } from "./choose.ts";
import type { Gate } from "./gate.ts";

/** What came of one ask of a batch. `again`: nothing happened, it goes into another call. */
export type Outcome<R> = { readonly value: R } | { readonly error: CountersignError } | "again";

export interface LaneOptions<A, R> {
  readonly gate: Gate;
  /** Default `prompt`. */
  readonly urgency?: Urgency;
  readonly size: BatchSize;
  /** Calls of this lane under way at once. */
  readonly width: number;
  /** How many of the first asks fit into one call; default all. */
  readonly fits?: (asks: readonly A[]) => number;
  /** One outcome per ask, in order. What it throws is the outcome of all. */
  readonly run: (asks: readonly A[]) => Promise<readonly Outcome<R>[]>;
  readonly clock?: () => number;
}

interface Item<A, R> {
  readonly ask: A;
  readonly contracts: readonly string[];
  /** Aborted when the asker's worker has lost the deal: what another may do by now must not be done here too. */
  readonly signal: AbortSignal | undefined;
  readonly withoutBodies: boolean;
  readonly since: number;
  tries: number;
  resolve(value: R): void;
  reject(error: unknown): void;
}

const MOST_TRIES = 8;

/** A queue of like asks: alone they go out at once, those that wait go out together. Resolves each ask by itself. */
export function createLane<A, R>(options: LaneOptions<A, R>): (ask: A) => Promise<R> {
  const { gate, urgency = "prompt", size, width, fits, run, clock = () => performance.now() } = options;
  let items: Item<A, R>[] = [];
  let running = 0;

  function dropAbandoned(): void {
    if (!items.some((item) => item.signal?.aborted === true)) return;
    const gone = items.filter((item) => item.signal?.aborted === true);
    items = items.filter((item) => item.signal?.aborted !== true);
    const error = new CountersignError("unavailable", RETRY, "It was not sent: its worker has ended.", {
      connection: "kommo",
    });
    gone.forEach((item) => item.reject(error));
  }

  function take(): readonly Item<A, R>[] {
    dropAbandoned();
    if (items.length === 0) return [];
    const most = Math.min(items.length, size.next(items.length));
    const asks = items.slice(0, most).map((item) => item.ask);
    const count = Math.max(1, Math.min(most, fits?.(asks) ?? most));
    const batch = items.slice(0, count);
    items = items.slice(count);
    return batch;
  }

  function requeue(item: Item<A, R>, reason: CountersignError): void {
    item.tries += 1;
    if (item.tries > MOST_TRIES) return item.reject(reason);
    items = [item, ...items];
  }

  function settle(item: Item<A, R>, outcome: Outcome<R>): void {
    if (outcome === "again") {
      const detail = "Kommo did not take it within several tries.";
      return requeue(item, new CountersignError("unavailable", RETRY, detail, { connection: "kommo" }));
    }
    if ("value" in outcome) return item.resolve(outcome.value);
    return settleError(item, outcome.error);
  }

  function settleError(item: Item<A, R>, error: CountersignError): void {
    const { verdict } = error;
    if (error.code === "ip_blocked") gate.stop(error);
    if (error.code !== "rate_limited" || verdict.next !== "wait") return item.reject(error);
    gate.slowDown(error, verdict.until);
    return gate.refusal() === undefined ? requeue(item, error) : item.reject(error);
  }

  async function perform(batch: readonly Item<A, R>[]): Promise<readonly Outcome<R>[]> {
    const contracts = [...new Set(batch.flatMap((item) => item.contracts))];
    if (batch.length > 1) gate.merged(batch.length);
    try {
      const withoutBodies = batch.some((item) => item.withoutBodies);
      const outcomes = await withCallContext({ contracts, withoutBodies }, () =>
        run(batch.map((item) => item.ask)),
      );
      size.good();
      return outcomes;
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      if (error.where.httpStatus === 504) size.tooBig();
      const isTooBig = error.where.httpStatus === 504 && error.verdict.next === "retry" && batch.length > 1;
      return batch.map(() => (isTooBig ? "again" : { error }));
    }
  }

  async function start(): Promise<void> {
    const batch = take();
    if (batch.length === 0) return;
    running += 1;
    try {
      const outcomes = await perform(batch);
      // From the back, so that those to be sent again keep their order at the front of the queue.
      batch
        .toReversed()
        .forEach((item, index) => settle(item, outcomes[batch.length - 1 - index] ?? "again"));
    } catch (error) {
      batch.forEach((item) => item.reject(error));
    } finally {
      running -= 1;
    }
  }

  gate.add({
    urgency,
    get waiting() {
      return items.length;
    },
    get full() {
      return size.next(items.length);
    },
    get oldestAt() {
      return items[0]?.since ?? Infinity;
    },
    get free() {
      return running < width;
    },
    start,
    fail(error) {
      const failed = items;
      items = [];
      failed.forEach((item) => item.reject(error));
    },
  });

  return (ask) =>
    new Promise((resolve, reject) => {
      const refusal = gate.refusal();
      if (refusal !== undefined) return reject(refusal);
      const { contracts, signal, tally, withoutBodies = false } = callContext();
      if (tally !== undefined) tally.calls += 1;
      items.push({ ask, contracts, signal, withoutBodies, since: clock(), tries: 0, resolve, reject });
      return gate.wake();
    });
}
