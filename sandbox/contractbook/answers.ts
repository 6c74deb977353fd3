import type { SimResponse } from "../kit/kit.ts";

/** One thing wrong with a request, as Contractbook lists it (400 and 422 only). */
export interface Failure {
  readonly title: string;
  readonly detail: string;
  readonly source: { readonly pointer: string };
}

const TYPES: Readonly<Record<number, readonly [type: string, message: string]>> = {
  400: ["bad_request", "Bad Request"],
  401: ["unauthorized", "Unauthorized"],
  402: ["payment_required", "Payment Required"],
  403: ["forbidden", "Forbidden"],
  404: ["not_found", "Not Found"],
  409: ["conflict", "Conflict"],
  415: ["unsupported_media_type", "Unsupported Media Type"],
  422: ["unprocessable_entity", "Unprocessable Content"],
  429: ["too_many_requests", "Too Many Requests"],
  503: ["service_unavailable", "Service Unavailable"],
};

/** The body of an error in Contractbook's shape. */
export const errorBody = (status: number, failures?: readonly Failure[]): unknown => {
  const [type, message] = TYPES[status] ?? ["internal_server_error", "Internal Server Error"];
  return { error: { type, message, ...(failures === undefined ? {} : { failures }) } };
};

/** An error answer. */
export const refusal = (status: number, failures?: readonly Failure[]): SimResponse => ({
  status,
  body: errorBody(status, failures),
});

/** One failure. `pointer` such as `/document/title`. */
export const failure = (pointer: string, detail: string, title = "Invalid value"): Failure => ({
  title,
  detail,
  source: { pointer },
});

/** Thrown inside an operation to end it with an error answer. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly failures: readonly Failure[] | undefined;

  constructor(status: number, failures?: readonly Failure[]) {
    super(`${status}`);
    this.status = status;
    this.failures = failures;
  }
}
