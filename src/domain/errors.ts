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
 * What a failure of a whole connection means. `breaks`: every call would meet it and only a person can end it, so contracts
 * wait. `returns`: a contract that has failed by it is tried again by ourselves. `passes`: one such answer says little.
 */
type Bearing = "breaks" | "returns" | "passes";

interface ErrorKind {
  readonly what: string;
  readonly help: string;
  readonly ofConnection?: readonly Bearing[];
}

/**
 * Closed list of failures. `what` is the sentence for the operator, `help` says what you can do, `ofConnection` stands where
 * it is the connection that is ill, and not the one contract.
 */
export const ERRORS = {
  unreachable: {
    what: "The other side did not answer.",
    help: "Nothing to do: we try again. If it lasts, check the address and the vendor's status page.",
    ofConnection: ["returns", "passes"],
  },
  unavailable: {
    what: "The other side answered that it cannot serve us now.",
    help: "Nothing to do: we try again. If it lasts, check the vendor's status page.",
    ofConnection: ["returns", "passes"],
  },
  rate_limited: {
    what: "The other side asked us to slow down.",
    help: "Nothing to do: we wait as long as it asked for.",
    ofConnection: ["returns", "passes"],
  },
  ip_blocked: {
    what: "Kommo blocks this server's address (HTML 403 on every call).",
    help: "All calls to this account have stopped. Ask Kommo support to lift the block (give the server's IP and the subdomain), then run `countersign look --account ACCOUNT`: it lets calls through again and looks at every open contract.",
    ofConnection: ["returns"],
  },
  outcome_unknown: {
    what: "The call may or may not have been carried out.",
    help: "Nothing to do: we look before anything is repeated.",
  },
  credentials_rejected: {
    what: "The credentials were refused.",
    help: "Create a new token or key and enter it for the connection: everything that waits goes on by itself.",
    ofConnection: ["breaks"],
  },
  connection_removed: {
    what: "The connection is no longer in the configuration.",
    help: "Put it back into the configuration, or withdraw its contracts with `countersign withdraw --account ACCOUNT --contract REFERENCE`.",
    ofConnection: ["breaks"],
  },
  contracts_missing: {
    what: "The vendor no longer shows any of the contracts that we sent there.",
    help: "Check that the key in the configuration belongs to the workspace in which they were sent. If they were all deleted there on purpose, withdraw them one by one with `countersign withdraw --account ACCOUNT --contract REFERENCE`; `countersign contracts --status waiting` lists them. Everything goes on when none is left to doubt.",
    ofConnection: ["breaks"],
  },
  forbidden: {
    what: "The credentials lack a right for this call.",
    help: "Give the integration's user or token the missing right.",
    ofConnection: [],
  },
  plan_required: {
    what: "The plan does not include this call, or is used up.",
    help: "Upgrade or pay at the vendor: contracts go on by themselves some minutes later.",
    ofConnection: ["returns"],
  },
  not_found: {
    what: "What we asked for does not exist there.",
    help: "Check the id or name in the playbook.",
  },
  order_incomplete: {
    what: "The contract cannot be filled in: values are missing or invalid.",
    help: "Fill in the named values on the deal, its contact or its company.",
  },
  order_invalid: {
    what: "The contract as we filled it in is none that the vendor takes.",
    help: "Correct what is named.",
  },
  state_conflict: {
    what: "The contract stands at the vendor in a state that does not allow this.",
    help: "Look at the contract at the vendor, and put it right there.",
  },
  unsupported: {
    what: "This vendor or dialect cannot do this.",
    help: "Change the playbook; `countersign check` names what the vendor can do.",
  },
  answer_unreadable: {
    what: "The answer does not have the documented shape.",
    help: "See the recorded call; if the vendor changed its API, report it to us.",
    ofConnection: ["passes"],
  },
  address_refused: {
    what: "The address is not one we may call.",
    help: "Private addresses need `server.allowPrivateHosts: true`; other hosts than the vendor's own never receive our credentials.",
    ofConnection: [],
  },
  signature_too_weak: {
    what: "The contract was signed with weaker signatures than the playbook asks for.",
    help: "Look at the contract at the vendor. To let it count all the same, set `send.acceptWeaker: true` in the playbook and run `countersign retry --account ACCOUNT --contract REFERENCE`; to ask for signatures once more, take the deal out of the stage and back.",
  },
  document_invalid: {
    what: "The file is not the signed PDF that it should be.",
    help: "Look at the contract at the vendor.",
  },
  archive_unavailable: {
    what: "The archive could not store the file.",
    help: "Check the disk or the S3 bucket and its credentials; we try again.",
    ofConnection: ["returns"],
  },
  deal_moved: {
    what: "The deal is not in the stage the playbook expects.",
    help: "Move the deal by hand if the outcome should apply.",
  },
  contract_unknown: {
    what: "The deal already carries a contract that this installation does not know.",
    help: "Look for it at the vendor: it may be out for signature. To send a new one all the same: `countersign retry --account ACCOUNT --contract REFERENCE`. To leave it at that: `countersign withdraw --account ACCOUNT --contract REFERENCE`.",
  },
  configuration_invalid: {
    what: "The playbook does not fit the account.",
    help: "Run `countersign check` and correct the file.",
    ofConnection: [],
  },
  playbook_unreadable: {
    what: "The playbook under which this contract was made can no longer be read.",
    help: "Start it again with `countersign retry --account ACCOUNT --contract REFERENCE`: it goes on under the playbook that is in the configuration now.",
  },
  outcome_unfindable: {
    what: "The contract may have been created, and this vendor offers no way to find out.",
    help: "Look whether the contract is at the vendor, and delete it there if it is: `countersign retry --account ACCOUNT --contract REFERENCE` creates it again. To give it up instead: `countersign withdraw --account ACCOUNT --contract REFERENCE`.",
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** What it means for the whole connection; `undefined` = it is about one contract only, or no code of ours. */
export function bearingOf(code: string): readonly Bearing[] | undefined {
  const kinds: Readonly<Record<string, ErrorKind>> = ERRORS;
  return Object.hasOwn(ERRORS, code) ? kinds[code]?.ofConnection : undefined;
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
