import type { SimRequest, SimResponse } from "../kit/kit.ts";

/** The vendor's problem types: the last part of the address in `type`. */
export type ProblemType =
  | "problem-with-message"
  | "entity-not-found"
  | "feature-not-enabled"
  | "constraint-violation"
  | "limit-exceeded";

/** What is wrong with a call. Source: https://api.docs.skribble.com/error-handling */
export interface Problem {
  readonly status: number;
  readonly message: string;
  readonly type?: ProblemType;
  /** Stable word for machines; only some problems have one. */
  readonly key?: string;
  readonly retryAfterSeconds?: number;
}

/** The part of a call that its problem repeats. */
export type Called = Pick<SimRequest, "method" | "path">;

/** The vendor's error envelope. */
export const problemBody = (
  problem: Problem,
  { method, path }: Called,
): Readonly<Record<string, unknown>> => ({
  type: `https://api.skribble.com/problem/${problem.type ?? "problem-with-message"}`,
  method,
  path: `/v2${path}`,
  status: problem.status,
  message: problem.message,
  ...(problem.key === undefined ? {} : { key: problem.key }),
});

/** An error answer. */
export const refusal = (problem: Problem, called: Called): SimResponse => ({
  status: problem.status,
  headers:
    problem.retryAfterSeconds === undefined ? {} : { "retry-after": String(problem.retryAfterSeconds) },
  body: problemBody(problem, called),
});

/** Thrown inside an operation to end it with an error answer. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The vendor's 404. */
export const notFound = (what: string): Refused =>
  new Refused({ status: 404, type: "entity-not-found", message: `${what} not found` });

/** The vendor's 400 for a call that has the right form and cannot be done. */
export const badRequest = (message: string, key?: string): Refused =>
  new Refused({ status: 400, message, ...(key === undefined ? {} : { key }) });

/** The vendor's 403 where the business has not bought something. */
export const notEnabled = (feature: string): Refused =>
  new Refused({
    status: 403,
    type: "feature-not-enabled",
    message: `The feature ${feature} is not enabled for your business`,
  });
