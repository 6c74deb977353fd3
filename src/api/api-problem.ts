/** Codes that the console has words for; `text` is for people who read JSON. */
export const API_PROBLEMS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  read_only: 409,
  too_large: 413,
  too_many: 429,
  outside: 502,
  unavailable: 503,
} as const;
export type ApiProblemCode = keyof typeof API_PROBLEMS;

/** One thing that is wrong in a call: `body.send.signers.0.email`. */
export interface ApiIssue {
  readonly path: string;
  readonly text: string;
  readonly help?: string;
}

interface More {
  readonly reason?: string;
  readonly help?: string;
  readonly issues?: readonly ApiIssue[];
}

/** A refusal that the caller is told. */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode;
  /** What exactly: `webhook_secret_missing`, an error code of docs/errors.md. */
  readonly reason?: string;
  /** What to do about it, one sentence. */
  readonly help?: string;
  readonly issues?: readonly ApiIssue[];

  constructor(code: ApiProblemCode, text: string, more: More = {}) {
    super(text);
    this.name = "ApiProblem";
    this.code = code;
    if (more.reason !== undefined) this.reason = more.reason;
    if (more.help !== undefined) this.help = more.help;
    if (more.issues !== undefined) this.issues = more.issues;
  }

  get status(): number {
    return API_PROBLEMS[this.code];
  }
}
