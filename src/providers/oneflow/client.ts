import type { Http } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import type { CallApi, JsonCall } from "../api-call.ts";
import { failureText } from "./failure-text.ts";
import type { Settings } from "./options.ts";

interface Call extends JsonCall {
  /** What the answer shall be; absent = JSON. */
  readonly wants?: string;
  /** More bytes than this are not read. */
  readonly maxBytes?: number;
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = CallApi<Call>;

/**
 * Both headers go with every call. Without the e-mail the vendor would treat it as an anonymous administrator's
 * (docs page `authentication-and-authorization`): what the user may not do must not be done in their absence.
 */
export function createClient(http: Http, baseUrl: string, { apiToken, userEmail }: Settings): Client {
  const root = baseUrl.replace(/\/+$/, "");
  return async ({ method, path, operation, safe, body, accept, maxBytes, wants }) => {
    const answer = await http({
      method,
      url: `${root}${path}`,
      headers: {
        "x-oneflow-api-token": apiToken,
        "x-oneflow-user-email": userEmail,
        accept: wants ?? "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      operation,
      safe,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
    expectStatus(answer, accept, { safe, message: failureText });
    return answer;
  };
}
