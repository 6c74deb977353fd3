import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import { parseLossless } from "../../http/lossless.ts";
import type { CallApi, JsonCall } from "../api-call.ts";
import { failureCode, failureText } from "./failure-text.ts";

interface Call extends JsonCall {
  /** The answer is a file of at most so many bytes. */
  readonly fileBytes?: number;
  readonly timeoutMs?: number;
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = CallApi<Call>;

/** Makes a call with the connection's credentials: what gives the value of `Authorization` when the call goes. */
export type Access = (call: (authorize: () => Promise<string>) => Promise<HttpAnswer>) => Promise<HttpAnswer>;

/** `actingUser`: whose permissions apply (`x-as-user-email`), where the dialect has such a thing. */
export function createClient(http: Http, baseUrl: string, access: Access, actingUser?: string): Client {
  const root = baseUrl.replace(/\/+$/, "");
  return async ({ method, path, operation, safe, body, accept, fileBytes, timeoutMs }) => {
    const answer = await access((authorize) =>
      http({
        method,
        url: `${root}${path}`,
        authorize,
        headers: {
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
    const detail = said === "" ? "Ironclad says no more than that." : `Ironclad says: ${said.slice(0, 300)}`;
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
