import {
  CountersignError,
  LOOK,
  RETRY,
  STOP,
  type ErrorCode,
  type Verdict,
  type Where,
} from "../domain/errors.ts";
import { ExchangeFailure, type ExchangeFailureKind } from "./exchange.ts";
import type { HttpRequest } from "./http.ts";
import type { Redactor } from "./redact.ts";

/** What each way to get no answer means, for a call that may be repeated and for one that may not. */
const VERDICTS = {
  refused: { safe: ["address_refused", STOP], unsafe: ["address_refused", STOP] },
  invalid: { safe: ["configuration_invalid", STOP], unsafe: ["configuration_invalid", STOP] },
  "too-large": { safe: ["answer_unreadable", STOP], unsafe: ["answer_unreadable", LOOK] },
  "not-sent": { safe: ["unreachable", RETRY], unsafe: ["unreachable", RETRY] },
  "maybe-sent": { safe: ["unreachable", RETRY], unsafe: ["outcome_unknown", LOOK] },
} as const satisfies Record<
  ExchangeFailureKind,
  Record<"safe" | "unsafe", readonly [code: ErrorCode, verdict: Verdict]>
>;

/** Turns whatever kept a call from its answer into our one error, without secrets in its sentence. */
export function transportError(
  error: unknown,
  request: Pick<HttpRequest, "operation" | "safe">,
  where: Where,
  redactor: Redactor,
): CountersignError {
  if (error instanceof CountersignError) return error;
  const failure = error instanceof ExchangeFailure ? error : new ExchangeFailure("invalid", String(error));
  const [code, verdict] = VERDICTS[failure.kind][request.safe ? "safe" : "unsafe"];
  const place = failure.status === undefined ? where : { ...where, httpStatus: failure.status };
  const detail = redactor.text(`${request.operation}: ${failure.message}`);
  return new CountersignError(code, verdict, detail, place, failure);
}
