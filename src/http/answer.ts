import { CountersignError, LOOK, STOP, type Where } from "../domain/errors.ts";
import type { HttpAnswer } from "./http.ts";
import { parseLossless } from "./lossless.ts";
import type { Redactor } from "./redact.ts";
import { requestIdOf } from "./request-id.ts";

const decoder = new TextDecoder();

/** Wraps what came back. */
export function createAnswer(parts: {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly at: Date;
  readonly safe: boolean;
  readonly connection: string;
  readonly operation: string;
  readonly redactor: Redactor;
}): HttpAnswer {
  const { status, headers, bytes, at, safe, redactor } = parts;
  const named = requestIdOf(headers);
  const requestId = named === undefined ? undefined : redactor.text(named);
  const where: Where = {
    connection: parts.connection,
    operation: parts.operation,
    httpStatus: status,
    ...(requestId === undefined ? {} : { requestId }),
  };
  const text = (): string => decoder.decode(bytes);
  return {
    status,
    headers,
    bytes,
    at,
    safe,
    where,
    ...(requestId === undefined ? {} : { requestId }),
    redact: (shown) => redactor.text(shown),
    text,
    json() {
      try {
        return parseLossless(text());
      } catch (error) {
        const detail = `${parts.operation} answered ${status} with something that is not JSON.`;
        throw new CountersignError("answer_unreadable", safe ? STOP : LOOK, detail, where, error);
      }
    },
  };
}
