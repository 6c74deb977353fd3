import type { HttpAnswer, HttpRequest } from "../http/http.ts";

/** One call to a vendor's API, relative to its root. */
export interface ApiCall {
  readonly method: HttpRequest["method"];
  /** Starts with a slash; ids in it have gone through `pathSegment`. */
  readonly path: string;
  readonly operation: string;
  readonly safe: boolean;
}

/** A call to an API that takes JSON and tells by the status what came of it. */
export interface JsonCall extends ApiCall {
  /** Sent as JSON; absent = no body. */
  readonly body?: unknown;
  /** Statuses that are answers; every other one throws its verdict. */
  readonly accept: readonly number[];
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type CallApi<Call extends ApiCall> = (call: Call) => Promise<HttpAnswer>;
