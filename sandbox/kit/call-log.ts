import type { SeenCall, SimRequest } from "./kit.ts";
import { createRing } from "./ring.ts";

/** What one simulator saw: the last calls, and how many of each `METHOD route` ever since the last clear. */
export interface CallLog {
  record(request: SimRequest, status: SeenCall["status"], at: Date): void;
  /** The last calls, oldest first; empty while keeping is off. */
  readonly calls: readonly SeenCall[];
  readonly counts: Readonly<Record<string, number>>;
  /** Off = count only: keeping bodies costs in a benchmark. */
  keep(isOn: boolean): void;
  clear(): void;
}

/** Calls kept. */
const KEPT = 2000;
/** Characters kept of each body: uploads must not fill the memory. */
const BODY_KEPT = 20_000;

const ID_SEGMENT = /\/(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,64})(?=\/|$)/giu;

const seenCallOf = (request: SimRequest, status: SeenCall["status"], at: Date): SeenCall => ({
  at: at.toISOString(),
  method: request.method,
  path: request.path,
  query: request.query.toString(),
  status,
  body: Buffer.from(request.body.subarray(0, BODY_KEPT)).toString("utf8"),
  headers: request.headers,
});

/** An empty log. */
export const createCallLog = (): CallLog => {
  const calls = createRing<SeenCall>(KEPT);
  let counts = new Map<string, number>();
  let isKeeping = true;
  return {
    record: (request, status, at) => {
      const route = `${request.method} ${request.path.replaceAll(ID_SEGMENT, "/{id}")}`;
      counts.set(route, (counts.get(route) ?? 0) + 1);
      if (!isKeeping) return;
      calls.push(seenCallOf(request, status, at));
    },
    get calls() {
      return calls.entries;
    },
    get counts() {
      return Object.fromEntries(counts);
    },
    keep: (isOn) => {
      isKeeping = isOn;
      if (!isOn) calls.clear();
    },
    clear: () => {
      calls.clear();
      counts = new Map();
    },
  };
};
