import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer, HttpRequest } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import { parseLossless } from "../../http/lossless.ts";
import { failureCode, failureText } from "./failure-text.ts";

/** One call to the API, relative to its root. */
export interface ApiCall {
  readonly method: HttpRequest["method"];
  /** Starts with a slash; ids in it have gone through `pathSegment`. */
  readonly path: string;
  readonly operation: string;
  readonly safe: boolean;
  /** Sent as JSON; absent = no body. */
  readonly body?: unknown;
  /** Statuses that are answers; every other one throws its verdict. */
  readonly accept: readonly number[];
  /** The answer is a file of at most so many bytes. */
  readonly fileBytes?: number;
  readonly timeoutMs?: number;
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = (call: ApiCall) => Promise<HttpAnswer>;

/** Makes a call with the connection's credentials, given as the value of `Authorization`. */
export type Access = (call: (authorization: string) => Promise<HttpAnswer>) => Promise<HttpAnswer>;

/** `actingUser`: whose permissions apply (`x-as-user-email`), where the dialect has such a thing. */
export function createClient(http: Http, baseUrl: string, access: Access, actingUser?: string): Client {
  const root = baseUrl.replace(/\/+$/, "");
  return async ({ method, path, operation, safe, body, accept, fileBytes, timeoutMs }) => {
    const answer = await access((authorization) =>
      http({
        method,
        url: `${root}${path}`,
        headers: {
          authorization,
          accept: fileBytes === undefined ? "application/json" : "*/*",
          ...(actingUser === undefined ? {} : { "x-as-user-email": actingUser }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        operation,
        safe,
        ...(fileBytes === undefined ? {} : { maxBytes: fileBytes }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      }),
    );
    expectAnswer(answer, accept);
    return answer;
  };
}

/** Throws what a refusal means. A 400 with `INVALID_STATE` is about the contract's state, not about what we sent. */
export function expectAnswer(answer: HttpAnswer, accept: readonly number[]): void {
  if (accept.includes(answer.status)) return;
  const body = answer.status === 400 ? parsed(answer) : undefined;
  if (failureCode(body) === "INVALID_STATE") {
    const said = answer.redact?.(failureText(body) ?? "") ?? failureText(body) ?? "";
    const detail = `The contract is in another state than this needs. ${said.slice(0, 300)}`.trim();
    throw new CountersignError("state_conflict", STOP, detail, answer.where);
  }
  expectStatus(answer, accept, { message: failureText });
}

function parsed(answer: HttpAnswer): unknown {
  try {
    return answer.bytes.length > 64 * 1024 ? undefined : parseLossless(answer.text());
  } catch {
    return undefined;
  }
}
