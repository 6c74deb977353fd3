import { setImmediate } from "node:timers/promises";
import type { RecordedCall, Recorder } from "./http.ts";

export interface RecorderOptions {
  /** How long an entry may wait. Default 250 ms. */
  readonly flushMs?: number;
  /** So many waiting entries are written at once. Default 200. */
  readonly batch?: number;
  /** The oldest entries beyond this are dropped while the store does not answer. Default 3,000. */
  readonly mostWaiting?: number;
  /** Told of failures to write and of dropped entries, for the log. */
  readonly onProblem?: (problem: { readonly dropped: number; readonly error?: unknown }) => void;
}

/** Entries whose bodies are redacted in one go, before other work gets its turn. */
const SLICE = 25;

/**
 * Buffers recorded calls and appends them in batches. Neither `record` nor `flush` ever throws; memory is bounded:
 * a store that is away costs entries, never a caller.
 */
export function createRecorder(
  append: (calls: readonly RecordedCall[]) => Promise<void>,
  options: RecorderOptions = {},
): Recorder {
  return new BufferingRecorder(append, options);
}

class BufferingRecorder implements Recorder {
  readonly #append: (calls: readonly RecordedCall[]) => Promise<void>;
  readonly #options: Required<Omit<RecorderOptions, "onProblem">> & Pick<RecorderOptions, "onProblem">;
  #waiting: RecordedCall[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;

  constructor(append: (calls: readonly RecordedCall[]) => Promise<void>, options: RecorderOptions) {
    this.#append = append;
    this.#options = { flushMs: 250, batch: 200, mostWaiting: 3000, ...options };
  }

  record(call: RecordedCall): void {
    this.#waiting.push(call);
    this.#bound();
    if (this.#flushing) return;
    if (this.#waiting.length >= this.#options.batch) void this.flush();
    else this.#schedule(this.#options.flushMs);
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing ??= this.#writeAll().finally(() => {
      this.#flushing = undefined;
      if (this.#waiting.length > 0) this.#schedule(this.#options.flushMs * 4);
    });
    return this.#flushing;
  }

  #schedule(delayMs: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), delayMs).unref();
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (!(await this.#writeBatch())) return;
    }
  }

  async #writeBatch(): Promise<boolean> {
    const taken = this.#waiting.splice(0, this.#options.batch);
    const plain: RecordedCall[] = [];
    try {
      for (const call of taken) {
        plain.push({ ...call });
        if (plain.length % SLICE === 0) await setImmediate();
      }
      await this.#append(plain);
      this.#reportDropped();
      return true;
    } catch (error) {
      this.#report({ dropped: this.#dropped, error });
      this.#dropped = 0;
      this.#waiting = [...plain, ...taken.slice(plain.length), ...this.#waiting];
      this.#bound();
      return false;
    }
  }

  #bound(): void {
    const dropped = this.#waiting.length - this.#options.mostWaiting;
    if (dropped <= 0) return;
    this.#waiting = this.#waiting.slice(dropped);
    this.#dropped += dropped;
  }

  /** Once per write: a line for each would be more work than the entries were. */
  #reportDropped(): void {
    if (this.#dropped > 0) this.#report({ dropped: this.#dropped });
    this.#dropped = 0;
  }

  #report(problem: { readonly dropped: number; readonly error?: unknown }): void {
    try {
      this.#options.onProblem?.(problem);
    } catch {
      // The log's own trouble must not reach the calls.
    }
  }
}
