import { errorTexts } from "../texts/error-texts.ts";

/**
 * What may happen next after a failure. The room that understands the failure says it; the corridor obeys.
 * `retry`: nothing happened, safe to repeat. `wait`: the other side named a time. `look`: the outcome is
 * unknown, so find out before anything else. `stop`: a person must act.
 */
export type Verdict =
  | { readonly next: "retry" }
  | { readonly next: "wait"; readonly until: Date }
  | { readonly next: "look" }
  | { readonly next: "stop" };

/**
 * What a failure of a whole connection means. `breaks`: every call would meet it for as long as it lasts, so contracts wait
 * and the connection alone is tried. `returns`: a contract that has failed by it is tried again by ourselves. `passes`: one
 * such answer says little.
 */
type Bearing = "breaks" | "returns" | "passes";

/** What each failure says of the whole connection; `undefined` = nothing: it is about the one contract. */
const BEARINGS = {
  unreachable: ["returns", "passes"],
  unavailable: ["returns", "passes"],
  rate_limited: ["returns", "passes"],
  ip_blocked: ["breaks", "returns"],
  outcome_unknown: undefined,
  credentials_rejected: ["breaks"],
  connection_removed: ["breaks"],
  contracts_missing: ["breaks"],
  connection_unreadable: ["breaks"],
  forbidden: [],
  plan_required: ["returns"],
  not_found: undefined,
  order_incomplete: undefined,
  order_invalid: undefined,
  state_conflict: undefined,
  unsupported: undefined,
  answer_unreadable: ["passes"],
  address_refused: [],
  signature_too_weak: undefined,
  document_invalid: undefined,
  archive_unavailable: ["returns"],
  deal_moved: undefined,
  contract_unknown: undefined,
  configuration_invalid: [],
  playbook_unreadable: undefined,
  outcome_unfindable: undefined,
  mass_move: undefined,
  another_installation: [],
} as const satisfies Record<keyof typeof errorTexts, readonly Bearing[] | undefined>;

/**
 * Closed list of failures. `what` is the sentence for the operator, `help` says what you can do: in English, as the log, the
 * database and the CRM are told. People who look at the console are told the same in their language.
 */
export const ERRORS: Readonly<Record<ErrorCode, { readonly what: string; readonly help: string }>> =
  errorTexts;

export type ErrorCode = keyof typeof BEARINGS;

/** Of a newer version there may be others. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(BEARINGS, code);
}

/** What it means for the whole connection; `undefined` = it is about one contract only, or no code of ours. */
export function bearingOf(code: string): readonly Bearing[] | undefined {
  const bearings: Readonly<Record<string, readonly Bearing[] | undefined>> = BEARINGS;
  return Object.hasOwn(BEARINGS, code) ? bearings[code] : undefined;
}

/** Where a failure happened: enough to open a ticket with the vendor. */
export interface Where {
  /** Connection id, or `kommo`. */
  readonly connection?: string;
  /** The port's method or the call's name: `create`, `read`, `leads.patch`. */
  readonly operation?: string;
  readonly httpStatus?: number;
  /** The other side's own request id. */
  readonly requestId?: string;
}

/** The one error of this house. Survives storage as {@link Failure}: compare `code`, never the class. */
export class CountersignError extends Error {
  override readonly name = "CountersignError";
  readonly code: ErrorCode;
  readonly verdict: Verdict;
  /** One sentence with the particulars; holds no secret and no signing link. */
  readonly detail: string;
  readonly where: Where;

  constructor(code: ErrorCode, verdict: Verdict, detail: string, where: Where = {}, cause?: unknown) {
    super(`${ERRORS[code].what} ${detail}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.verdict = verdict;
    this.detail = detail;
    this.where = where;
  }
}

/** A failure as it is stored and shown: plain data. */
export interface Failure {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly where: Where;
  /** The step the contract stands at: an effect key such as `create` or `signed/note`. */
  readonly step: string;
  readonly since: string;
}

export const RETRY = { next: "retry" } as const satisfies Verdict;
export const LOOK = { next: "look" } as const satisfies Verdict;
export const STOP = { next: "stop" } as const satisfies Verdict;
