import type { Http, HttpAnswer, HttpRequest } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import { failureText } from "./failure-text.ts";

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
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = (call: ApiCall) => Promise<HttpAnswer>;

/** `authorization` is the header's whole value: the dialects differ in its scheme. */
export function createClient(http: Http, baseUrl: string, authorization: string): Client {
  const root = baseUrl.replace(/\/+$/, "");
  return async ({ method, path, operation, safe, body, accept }) => {
    const answer = await http({
      method,
      url: `${root}${path}`,
      headers: {
        authorization,
        accept: "application/json",
        ...(method === "GET" ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      operation,
      safe,
    });
    expectStatus(answer, accept, { safe, message: failureText });
    return answer;
  };
}
