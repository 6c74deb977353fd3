import type { SimResponse } from "../kit/kit.ts";

/** Codes of Ironclad's errors. Source: the vendor's OpenAPI, `WorkflowAsyncLaunchFailedResponse`. */
export type Code =
  | "MISSING_PARAM"
  | "INVALID_PARAM"
  | "INVALID_STATE"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNAUTHORIZED"
  | "NOT_IMPLEMENTED"
  | "TOO_MANY_REQUESTS"
  | "SERVER_ERROR";

/** The body of an error; `param` is left out where the vendor's own examples leave it out. */
export interface ErrorBody {
  readonly code: Code;
  readonly message: string;
  readonly param?: string;
}

/** Thrown inside an operation to end it with an error answer. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, code: Code, message: string, param?: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.body = { code, message, ...(param === undefined ? {} : { param }) };
  }
}

/** An error answer. */
export const refusal = ({ status, body }: Refused): SimResponse => ({ status, body });

/** No workflow of that id, or one of another company. */
export const noWorkflow = (): Refused =>
  new Refused(404, "NOT_FOUND", "workflow does not exist", "workflowId");

/** The request is well formed but one value is wrong. */
export const invalid = (message: string, param: string): Refused =>
  new Refused(400, "INVALID_PARAM", message, param);

/** Not in this state. */
export const badState = (message: string): Refused => new Refused(400, "INVALID_STATE", message);

const MADE_UP: Readonly<Record<number, readonly [Code, string]>> = {
  401: ["UNAUTHORIZED", "invalid authentication token"],
  429: ["TOO_MANY_REQUESTS", "Too many requests. Please try again later."],
};

/** The vendor's body for a status that the kit makes up. */
export const errorBody = (status: number): ErrorBody => {
  const [code, message] = MADE_UP[status] ?? ["SERVER_ERROR", "something went wrong"];
  return { code, message };
};
