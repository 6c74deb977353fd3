import type { Http } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import type { CallApi, JsonCall } from "../api-call.ts";
import { failureText } from "./failure-text.ts";

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = CallApi<JsonCall>;

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
