/** One thing that is wrong in what was sent; `path` as in the call: `body.title`. */
export interface Issue {
  readonly path: string;
  readonly text: string;
  readonly help?: string;
}

interface Parts {
  readonly status: number;
  readonly code: string;
  readonly text: string;
  readonly reason?: string;
  readonly help?: string;
  readonly issues?: readonly Issue[];
}

/** The API said no, or could not be reached (`offline`, status 0). */
export class ApiError extends Error {
  readonly status: number;
  /** `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict`, `read_only`, `outside`, `unavailable`, `offline`. */
  readonly code: string;
  readonly reason: string | undefined;
  /** What to do about it, one sentence. */
  readonly help: string | undefined;
  readonly issues: readonly Issue[];

  constructor({ status, code, text, reason, help, issues = [] }: Parts) {
    super(text);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.help = help;
    this.issues = issues;
  }
}
