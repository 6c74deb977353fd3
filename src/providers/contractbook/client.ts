import type { z } from "zod";
import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
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

/** The answer's body in the documented shape. Throws `answer_unreadable`: `look` where an effect may hide behind it. */
export function readAnswer<T>(shape: z.ZodType<T>, answer: HttpAnswer, safe: boolean): T {
  const read = shape.safeParse(bodyOf(answer, safe));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place =
    issue === undefined || issue.path.length === 0 ? "the body" : issue.path.map(String).join(".");
  throw unreadable(answer, safe, `The answer is not what the documentation shows (${place.slice(0, 80)}).`);
}

function bodyOf(answer: HttpAnswer, safe: boolean): unknown {
  try {
    return answer.json();
  } catch (error) {
    throw unreadable(answer, safe, "The answer is not JSON.", error);
  }
}

function unreadable(answer: HttpAnswer, safe: boolean, detail: string, cause?: unknown): CountersignError {
  return new CountersignError("answer_unreadable", safe ? STOP : LOOK, detail, answer.where, cause);
}
