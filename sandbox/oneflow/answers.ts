import type { SimResponse } from "../kit/kit.ts";

/** What is wrong with a request: the field's place in dots (`parties.0.name`) → sentences. */
export type Problems = Readonly<Record<string, readonly string[]>>;

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
};

const TOO_MANY = "You have reached the 5 minute rate limit for requests. Try again in a few minutes.";

/**
 * The body of an error in Oneflow's shape. Only the code of a 429 is published; the others follow its pattern.
 * Source: https://developer.oneflow.com/reference/api-rate-limit
 */
export const errorBody = (status: number, detail?: string, problems: Problems = {}): unknown => {
  const title = TITLES[status] ?? "Internal Server Error";
  const common = {
    detail: detail ?? (status === 429 ? TOO_MANY : title),
    error_code: status * 10_000,
    parameter_problems: problems,
    status,
    title,
  };
  if (status === 429) return { ...common, info: "https://developer.oneflow.com/reference/api-rate-limit" };
  return { ...common, request_id: "0f5c1f3c-6d2b-4a53-9d0e-8f1a2b3c4d5e", type: "about:blank" };
};

/** An error answer. */
export const refusal = (status: number, detail?: string, problems?: Problems): SimResponse => ({
  status,
  body: errorBody(status, detail, problems),
});

/** Thrown inside an operation to end it with an error answer. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly problems: Problems | undefined;

  constructor(status: number, detail: string, problems?: Problems) {
    super(detail);
    this.status = status;
    this.problems = problems;
  }
}

/** A 400 about one field. */
export const badField = (place: string, sentence: string): Refused =>
  new Refused(400, "One or more parameters are not valid.", { [place]: [sentence] });
