import type { Dispatcher } from "undici";
import { CountersignError, RETRY } from "../domain/errors.ts";
import type { Where } from "../domain/errors.ts";
import { createAnswer } from "./answer.ts";
import { checkTarget } from "./check-target.ts";
import { callContext } from "./context.ts";
import { decodeBody } from "./decode-body.ts";
import { exchange, ExchangeFailure, type Exchanged } from "./exchange.ts";
import { holdBody } from "./held-body.ts";
import type { Http, HttpAnswer, HttpRequest, Limiter, Rate, Recorder } from "./http.ts";
import { sharedNetwork } from "./network.ts";
import { recordedCall } from "./recorded-call.ts";
import { createRedactor } from "./redact.ts";
import { transportError } from "./transport-error.ts";
import { wireBody } from "./wire-body.ts";
import { pauseAfter } from "./pause-after.ts";

export interface HttpDeps {
  readonly account: string;
  /** Connection id or `kommo`. */
  readonly connection: string;
  /** Without `limiter` or `rate` calls are not limited. */
  readonly limiter?: Limiter;
  readonly rate?: Rate;
  /** Calls under one key share one limit: `account/connection`. */
  readonly limitKey: string;
  readonly recorder: Recorder;
  /** Exact values that must never be recorded or shown. */
  readonly secrets: readonly string[];
  readonly allowPrivateHosts: boolean;
  readonly now: () => Date;
  /**
   * Where our credentials may travel: origins (`https://api.example.com`) or hosts with their port
   * (`api.example.com`, https only unless private hosts are allowed). Absent = any public host.
   */
  readonly pinnedHosts?: readonly string[];
  /** Other connections than the process's shared ones (tests). */
  readonly network?: Dispatcher;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 5 * 1024 * 1024;

/** Outgoing calls of one connection; see {@link Http} for what it throws. */
export function createHttp(deps: HttpDeps): Http {
  const redactor = createRedactor(deps.secrets);
  const network = deps.network ?? sharedNetwork(deps.allowPrivateHosts);

  return async (request) => {
    const where = { connection: deps.connection, operation: request.operation };
    const url = checkTarget(request.url, deps, where);
    if (deps.limiter && deps.rate && request.unlimited !== true) {
      const isNew = request.operation === "create";
      const share = shareOf(deps.rate, request);
      if (share) await deps.limiter.acquire(`${deps.limitKey}/${share.name}`, share.rate, undefined, isNew);
      await deps.limiter.acquire(deps.limitKey, deps.rate);
    }
    const { authorize } = request;
    const authorization = authorize === undefined ? {} : { authorization: await authorize() };
    if (callContext().signal?.aborted === true) throw nobodyWaits(where);
    if (!request.safe) await callContext().leaving?.();
    const { tally } = callContext();
    if (tally !== undefined) tally.calls += 1;
    const note = startRecord(deps, request);
    try {
      const body = await wireBody(request);
      const maxBytes = request.maxBytes ?? MAX_BYTES;
      const raw = await exchange(network, {
        url,
        method: request.method,
        headers: { ...body.headers, ...authorization },
        ...(body.bytes === undefined ? {} : { body: body.bytes }),
        timeoutMs: request.timeoutMs ?? TIMEOUT_MS,
        maxBytes,
      });
      const bytes = await unpack(raw, maxBytes);
      const answer = createAnswer({ ...raw, ...where, bytes, at: deps.now(), safe: request.safe, redactor });
      note.answered(answer);
      await pauseAfter(answer, deps);
      return answer;
    } catch (error) {
      const failure = transportError(error, request, where, redactor);
      note.failed(failure);
      throw failure;
    }
  };

  function startRecord(
    { account, connection, recorder }: HttpDeps,
    request: HttpRequest,
  ): { answered(answer: HttpAnswer): void; failed(failure: CountersignError): void } {
    const started = performance.now();
    const { method, url, operation } = request;
    const { contracts, withoutBodies } = callContext();
    const isShown = request.isSecret !== true && withoutBodies !== true;
    const asked = isShown && request.body !== undefined && holdBody(request.body, contentTypeOf(request));
    const base = { at: deps.now(), account, connection, contracts, operation, method, url };
    const common = { ...base, ...(asked ? { request: asked } : {}) };
    const elapsed = (): number => Math.round(performance.now() - started);
    return {
      answered({ status, requestId, bytes, headers }) {
        const kept = isShown ? bytes : withoutBodies === true ? "[not kept]" : "[a credential: not kept]";
        const response = holdBody(kept, headers.get("content-type") ?? undefined);
        const id = requestId === undefined ? {} : { requestId };
        const { heard } = callContext();
        if (heard !== undefined && requestId !== undefined) heard.requestId = requestId;
        recorder.record(
          recordedCall({ ...common, ...id, status, response, durationMs: elapsed() }, redactor),
        );
      },
      failed({ code, where: { httpStatus } }) {
        const status = httpStatus === undefined ? {} : { status: httpStatus };
        recorder.record(recordedCall({ ...common, ...status, error: code, durationMs: elapsed() }, redactor));
      },
    };
  }
}

/** It waited for its turn so long that another worker has taken over. */
function nobodyWaits(where: Where): CountersignError {
  return new CountersignError("unavailable", RETRY, "The call was not made: its worker has ended.", where);
}

function contentTypeOf(request: HttpRequest): string | undefined {
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (name.toLowerCase() === "content-type") return value;
  }
  return undefined;
}

async function unpack(raw: Exchanged, maxBytes: number): Promise<Uint8Array> {
  try {
    return await decodeBody(raw.bytes, raw.headers.get("content-encoding"), maxBytes);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : "The packed answer is damaged.";
    throw new ExchangeFailure("too-large", sentence, raw.status, error);
  }
}

/** What the vendor counts apart from its other calls; `undefined` = nothing of this call. */
function shareOf({ writes, apart }: Rate, { method, operation, isSecret }: HttpRequest) {
  if (method === "GET" || isSecret === true) return undefined;
  if (apart?.operations.includes(operation) === true) return { name: "apart", rate: apart };
  return writes === undefined ? undefined : { name: "writes", rate: writes };
}
