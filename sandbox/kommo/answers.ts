import type { SimResponse } from "../kit/kit.ts";

/** One wrong spot in a body, in Kommo's words. */
export interface Issue {
  readonly code: string;
  readonly path: string;
  readonly detail: string;
}

/** Issues of one item of a batch; `request_id` is the item's own or its place. */
export interface ItemIssues {
  readonly request_id: string;
  readonly errors: readonly Issue[];
}

/** A handler ends early with this answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly answer: SimResponse;
  constructor(answer: SimResponse) {
    super(`Kommo answers ${answer.status}.`);
    this.answer = answer;
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
};

/** A success: `application/hal+json`. */
export const hal = (body: unknown, status = 200): SimResponse => ({
  status,
  headers: { "content-type": "application/hal+json" },
  body,
});

/** Empty list, end of paging or entity not found: 204 without a body. */
export const nothing = (): SimResponse => ({ status: 204 });

/** A failure: `application/problem+json`. */
export const problem = (
  status: number,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): SimResponse => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: {
    ...more,
    title: TITLES[status] ?? "Error",
    type: `https://httpstatus.es/${status}`,
    status,
    detail,
  },
});

/** 400 with one entry per refused item. */
export const invalid = (items: readonly ItemIssues[]): SimResponse =>
  problem(400, "Request validation failed", { "validation-errors": items });

/** What a blocked address gets from every path: HTML of the web server in front, no JSON. */
export const blockedPage = (): SimResponse => ({
  status: 403,
  headers: { "content-type": "text/html" },
  body:
    "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n" +
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
});

/** Ends the call with a problem. */
export const refuse = (status: number, detail: string): never => {
  throw new Refusal(problem(status, detail));
};

/** An id or word that the account does not have. */
export const NOT_A_CHOICE = {
  code: "NotSupportedChoice",
  detail: "The value you selected is not a valid choice.",
} as const;
/** A value of another type than the field's. */
export const wrongType = (path: string, type: string): Issue => ({
  code: "InvalidType",
  path,
  detail: `This value should be of type ${type}.`,
});
/** A mandatory key that is not there. */
export const missing = (path: string): Issue => ({
  code: "FieldMissing",
  path,
  detail: "This field is missing.",
});
/** A key that nothing reads. */
export const unexpected = (path: string): Issue => ({
  code: "NotExpected",
  path,
  detail: "This field was not expected.",
});
