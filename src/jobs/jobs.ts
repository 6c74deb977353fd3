import type { Store } from "../store/store.ts";

/** "Look at this deal and its contracts." At most one runs per deal; one more may wait. */
export interface Look {
  readonly account: string;
  readonly dealId: string;
  /** Why, for the log: `hook`, `notice`, `due`, `reconcile`, `person`. */
  readonly reason: string;
  /**
   * A knock said that the deal entered a stage (`true`) or merely that something about it changed (`false`); absent
   * where the reason itself is such a sign (catch-up, a person). Survives joining: `true` wins over what waits.
   */
  readonly entered?: boolean;
  /** The trace that the knock began, which the walk goes on with (W3C traceparent). */
  readonly trace?: string;
  /** How often this look came back unfinished; set by the queue. */
  readonly attempt?: number;
}

/** Not `done`: it comes back at that time, within a day at the latest, whatever happens to the process. */
export type LookResult = { readonly done: true } | { readonly done: false; readonly againAt: Date };

export type LookHandler = (look: Look, signal: AbortSignal) => Promise<LookResult>;

export interface WorkOptions {
  /** Looks at once. */
  readonly concurrency: number;
  /** Looks at once of a single account, by all workers together; `undefined` = as many as there are. Asked before each claim. */
  readonly perAccount: () => number | undefined;
}

/** The durable queue, behind a small face. */
export interface Jobs {
  /**
   * Inside a transaction's store the looks appear when it commits. Looks already waiting are not doubled; of several at
   * the same deal the strongest counts. Hand them over together, however many: so everybody locks them in one order.
   */
  enqueue(looks: readonly Look[], tx?: Store): Promise<void>;
  /** Starts taking looks; a worker that dies loses its looks to others within a minute. */
  work(handler: LookHandler, options: WorkOptions): Worker;
  /** How many wait and run; how many of those that wait could be taken now, and since when the first of them could. */
  counts(): Promise<{
    readonly waiting: number;
    readonly ready: number;
    readonly running: number;
    readonly oldestReadyMs: number;
  }>;
  stop(): Promise<void>;
}

export interface Worker {
  /** Resolves when no look is waiting or running (tests, `--once`). */
  idle(): Promise<void>;
  /** Takes no more; resolves when the running ones have ended or the grace period is over. */
  stop(graceMs: number): Promise<void>;
}
