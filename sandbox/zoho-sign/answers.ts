import type { SimResponse } from "../kit/kit.ts";

/**
 * Numbers that Zoho Sign puts into `code`. Those from 99000 on are the simulator's own: the vendor has a number there too,
 * but its page of codes could not be read.
 */
export const CODES = {
  noPermission: 4003,
  fieldErrors: 4021,
  noRequest: 4066,
  badDate: 8033,
  noMatch: 9004,
  badParameter: 9009,
  noTicket: 9031,
  badToken: 9041,
  extraKey: 9043,
  wrongActions: 9056,
  noTemplate: 20405,
  wrongState: 99001,
  noCredits: 99002,
  tooManyCalls: 99003,
  tooManyWebhooks: 99004,
  noSuchAddress: 99005,
  notReady: 99006,
  broken: 99007,
} as const;

/** Why something is refused. */
export type Reason = keyof typeof CODES;

/** The body of a failure in Zoho Sign's shape. `parameter`: the key at fault. */
const failureBody = (reason: Reason, message: string, parameter?: string): unknown => ({
  code: CODES[reason],
  ...(parameter === undefined ? {} : { error_param: parameter }),
  message,
  status: "failure",
});

/** Success: HTTP 200, `code` 0, and whatever comes with it. */
export const done = (message: string, rest: Readonly<Record<string, unknown>> = {}): SimResponse => ({
  status: 200,
  headers: { "content-type": "application/json;charset=UTF-8" },
  body: { code: 0, ...rest, message, status: "success" },
});

/** Thrown inside an operation to end it with a failure: HTTP 400 whatever the reason, as the vendor does. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly reason: Reason;
  readonly parameter: string | undefined;
  readonly status: number;

  constructor(reason: Reason, message: string, parameter?: string, status = 400) {
    super(message);
    this.reason = reason;
    this.parameter = parameter;
    this.status = status;
  }
}

/** The answer of a refusal. */
export const refusal = ({ status, reason, message, parameter }: Refused): SimResponse => ({
  status,
  headers: { "content-type": "application/json;charset=UTF-8" },
  body: failureBody(reason, message, parameter),
});

const BODIES: Readonly<Record<number, () => unknown>> = {
  401: () => failureBody("badToken", "Invalid Oauth token"),
  429: () => failureBody("tooManyCalls", "You have made too many calls. Please try again later."),
};

/** The vendor's body for a status that somebody else makes up. */
export const bodyOf = (status: number): unknown =>
  BODIES[status]?.() ?? failureBody("broken", "Something went wrong. Please try again.");
