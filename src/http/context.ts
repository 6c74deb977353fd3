import { AsyncLocalStorage } from "node:async_hooks";

/** On whose behalf a call is made: set by the corridor, read by the recorder and by batches. */
export interface CallContext {
  readonly contracts: readonly string[];
  /** Aborted when whoever asked has lost the right to: a call that still waits for its turn is not made. */
  readonly signal?: AbortSignal;
  /** Awaited when a call that must not be repeated blindly has its turn, before it leaves. Rejects = it is not made. */
  readonly leaving?: () => Promise<void>;
  /** Where the other side's id of the last answered call is left, for the trail. */
  readonly heard?: Heard;
  /** What is asked and answered names somebody who was taken out of this contract: the record tells only that it was. */
  readonly withoutBodies?: boolean;
  /** Counts the calls that are made. */
  readonly tally?: Tally;
}

export interface Tally {
  calls: number;
}

export interface Heard {
  requestId?: string;
}

const storage = new AsyncLocalStorage<CallContext>();

export function withCallContext<T>(context: CallContext, run: () => T): T {
  return storage.run(context, run);
}

export function callContext(): CallContext {
  return storage.getStore() ?? { contracts: [] };
}
