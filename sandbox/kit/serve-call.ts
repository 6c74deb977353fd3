import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { CallFaults } from "./call-faults.ts";
import type { CallLog } from "./call-log.ts";
import type { CallFault, HookSender, SimRequest, SimResponse, Simulator } from "./kit.ts";
import { writeAnswer, writeForEver, writeHalf } from "./write-answer.ts";

/** One simulator under one path prefix, with what the kit keeps for it. */
export interface Mounted {
  /** Such as `/kommo`; no slash at the end. */
  readonly prefix: string;
  readonly simulator: Simulator;
  readonly hooks: HookSender | undefined;
  readonly faults: CallFaults;
  readonly log: CallLog;
}

const PAGE = "<!doctype html><html><head><title>Attention</title></head><body>Please wait…</body></html>";
const HTML = { "content-type": "text/html; charset=utf-8" };

const madeUp = (simulator: Simulator, status: 401 | 429 | 500, retryAfterSeconds?: number): SimResponse => ({
  status,
  headers: retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
  body: simulator.errorBody?.(status, retryAfterSeconds) ?? { error: `made-up ${status} of the sandbox` },
});

/** The answer of a fault by which nothing happens at the vendor; `undefined` = the call reaches the simulator. */
const answerInstead = (fault: CallFault, simulator: Simulator): SimResponse | undefined => {
  if (fault.kind === "500") return madeUp(simulator, 500);
  if (fault.kind === "429") return madeUp(simulator, 429, fault.retryAfterSeconds ?? 1);
  if (fault.kind === "429bare") return { ...madeUp(simulator, 429), headers: {} };
  if (fault.kind === "errorIn200") return { ...madeUp(simulator, 500), status: 200 };
  if (fault.kind === "401") return madeUp(simulator, 401);
  if (fault.kind === "html403") return { status: 403, headers: HTML, body: PAGE };
  if (fault.kind === "nonsense") return { status: 200, headers: HTML, body: PAGE };
  return undefined;
};

const handled = async (simulator: Simulator, request: SimRequest): Promise<SimResponse> => {
  try {
    return await simulator.handle(request);
  } catch (error) {
    // A simulator that trips must show, not take the whole town down.
    return { status: 500, body: { error: `the simulator failed: ${String(error)}` } };
  }
};

/** JSON that every parser takes, in no shape that a vendor of ours documents. */
const UNKNOWN_SHAPE = [{ id: { id: [] }, status: 7, _embedded: "none", data: [null], requests: false }];

const DEFAULT_SLOW_MS = 1000;

/** Answers one call to a simulator, struck by whatever fault waits for it. Never throws. */
export const serveCall = async (
  { simulator, faults, log }: Mounted,
  request: SimRequest,
  response: ServerResponse,
  { latencyMs, now }: { readonly latencyMs: number; readonly now: () => Date },
): Promise<void> => {
  const fault = faults.take(request.method, request.path);
  if (latencyMs > 0) await wait(latencyMs);
  if (fault?.kind === "reset") {
    log.record(request, "lost", now());
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === "late") {
    log.record(request, "lost", now());
    await fault.lostWhen;
    response.socket?.destroy();
    await (fault.doneWhen ?? wait(fault.delayMs ?? DEFAULT_SLOW_MS));
    await handled(simulator, request);
    return;
  }
  const instead = fault === undefined ? undefined : answerInstead(fault, simulator);
  let answer = instead ?? (await handled(simulator, request));
  if (fault?.kind === "error500After") answer = madeUp(simulator, 500);
  if (fault?.kind === "wrongJson") answer = { status: 200, body: UNKNOWN_SHAPE };
  log.record(request, fault?.kind === "lost" ? "lost" : answer.status, now());
  const delayMs = fault?.delayMs ?? (fault?.kind === "slow" ? DEFAULT_SLOW_MS : 0);
  if (delayMs > 0) await wait(delayMs);
  if (fault?.kind === "lost") response.socket?.destroy();
  else if (response.destroyed) return;
  else if (fault?.kind === "truncated") writeHalf(response, answer);
  else if (fault?.kind === "endless") writeForEver(response);
  else writeAnswer(response, answer);
};
