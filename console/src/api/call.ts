/** One call, as the generated client describes it. */
export interface Call {
  readonly path: string;
  readonly method: string;
  readonly query?: object;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** What a caller may add to a call. */
export interface RequestParams {
  readonly signal?: AbortSignal;
}

/** Carries calls out; rejects when the answer is not 200. */
export type Send = <T>(call: Call) => Promise<T>;
