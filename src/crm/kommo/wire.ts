import type { Http, HttpAnswer } from "../../http/http.ts";
import type { Auth } from "./auth.ts";
import { failureOf, unreadable } from "./failures.ts";

/** One call to Kommo as the rooms of this client ask for it. */
export interface WireCall {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path with query under the account's host, or a checked address of the drive. */
  readonly to: string | URL;
  /** Sent as JSON; bytes are sent as they are, with `contentType`. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly operation: string;
  readonly safe: boolean;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** Statuses beside 2xx that the caller judges itself. */
  readonly tolerate?: readonly number[];
}

/** One call with bearer: throws the failure behind every status that is neither 2xx nor tolerated. Takes no slot. */
export type Wire = (call: WireCall) => Promise<HttpAnswer>;

export interface WireTools {
  readonly baseUrl: string;
  readonly http: Http;
  readonly drive: (host: string) => Http;
  readonly auth: Auth;
  /** Takes another slot of the rate limit, for a call that is made a second time. */
  readonly limit: () => Promise<void>;
  readonly now: () => Date;
}

export function createWire(tools: WireTools): Wire {
  async function once(call: WireCall, bearer: string): Promise<HttpAnswer> {
    const [http, url] =
      call.to instanceof URL
        ? [tools.drive(call.to.host), call.to.href]
        : [tools.http, tools.baseUrl + call.to];
    const { operation, safe, maxBytes, timeoutMs } = call;
    return http({
      method: call.method,
      url,
      headers: headersOf(call, bearer),
      operation,
      safe,
      unlimited: true,
      ...bodyOf(call),
      ...(maxBytes === undefined ? {} : { maxBytes }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  }

  return async (call) => {
    const bearer = await tools.auth.bearer();
    let answer = await once(call, bearer);
    // 401 = refused before anything was done, so that even an unsafe call may be repeated once with another bearer.
    if (answer.status === 401 && (await tools.auth.refused(bearer))) {
      await tools.limit();
      answer = await once(call, await tools.auth.bearer());
    }
    const { status } = answer;
    if ((status >= 200 && status < 300) || call.tolerate?.includes(status) === true) return answer;
    throw failureOf(answer, call, tools.now());
  };
}

/** The parsed body of an answer; `undefined` for 204, Kommo's "nothing" (empty body). */
export function readAnswer(answer: HttpAnswer, call: Pick<WireCall, "operation" | "safe">): unknown {
  if (answer.status === 204) return undefined;
  try {
    return answer.json();
  } catch (error) {
    throw unreadable(answer, call, "Kommo answered with something else than JSON.", error);
  }
}

function headersOf(call: WireCall, bearer: string): Record<string, string> {
  const headers: Record<string, string> = { authorization: `Bearer ${bearer}`, accept: "application/json" };
  if (call.body !== undefined) headers["content-type"] = call.contentType ?? "application/json";
  return headers;
}

function bodyOf(call: WireCall): { readonly body?: string | Uint8Array } {
  if (call.body === undefined) return {};
  return { body: call.body instanceof Uint8Array ? call.body : JSON.stringify(call.body) };
}
