/** What a simulator's handler sees. Bodies are raw; each simulator parses what its vendor parses. */
export interface SimRequest {
  readonly method: string;
  /** Path below the mount's prefix, without query, as sent (still percent-encoded); starts with `/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface SimResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON, a string as text, bytes as they are; `undefined` = empty body. */
  readonly body?: unknown;
}

/**
 * A fault for the next matching calls. `lost`: the effect happens, the answer never comes (socket destroyed).
 * `reset`: the socket is destroyed before anything happens. `error500After`: the effect happens, the answer is 500.
 * `slow`: the effect happens at once, the answer comes after `delayMs`. `500`, `429`, `401`, `html403` and `nonsense`
 * (200 with a page of HTML): nothing happens; nor with `429bare` (names no time) and `errorIn200` (the vendor's own words
 * for a failure, under a 200). `truncated`: the effect happens, half of the answer comes. `endless`: the effect happens,
 * the answer never ends. `wrongJson`: the effect happens, the answer is JSON of no known shape.
 */
export interface CallFault {
  readonly kind:
    | "500"
    | "error500After"
    | "429"
    | "429bare"
    | "401"
    | "slow"
    | "reset"
    | "lost"
    | "late"
    | "html403"
    | "nonsense"
    | "errorIn200"
    | "truncated"
    | "endless"
    | "wrongJson";
  /** Matches `METHOD path` by this regular expression; default all. */
  readonly match?: string;
  /** How many calls; default 1. `every`: instead of the next ones, each n-th matching call for ever. */
  readonly times?: number;
  readonly every?: number;
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
  /** `late`: when the caller loses the connection, and when the call is carried out after all; only in this process. */
  readonly lostWhen?: Promise<void>;
  readonly doneWhen?: Promise<void>;
}

/** A fault for outgoing hooks. */
export interface HookFault {
  readonly kind: "drop" | "twice" | "late" | "reorder";
  readonly times?: number;
  readonly every?: number;
  readonly delayMs?: number;
}

/** A call that a simulator saw, for assertions and the sandbox page. */
export interface SeenCall {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | "lost";
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One vendor, simulated: own state, own clock offset, own faults. */
export interface Simulator {
  readonly id: string;
  /** Answers unknown paths too, as the vendor does. */
  handle(request: SimRequest): Promise<SimResponse>;
  /**
   * The vendor's own body for a status that the kit makes up (429, 500); without it the kit's plain one is sent.
   * `retryAfterSeconds` comes with a 429.
   */
  errorBody?(status: number, retryAfterSeconds?: number): unknown;
  /** Control API of this simulator: `{ action: "sign", … }` → result. Throws ControlError on nonsense. */
  control(action: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Everything, as plain data, for assertions. */
  state(): unknown;
  reset(): void;
}

/** A hook as it leaves. */
export interface SentHook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Sends hooks of a simulator to the registered address, with faults, retries as the vendor retries, and a log. */
export interface HookSender {
  send(hook: SentHook): void;
  fault(fault: HookFault): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** The latest hooks as they left, oldest first: what somebody on the way could have written down. */
  readonly sent: readonly SentHook[];
  readonly log: readonly {
    readonly at: string;
    readonly url: string;
    readonly status: number | "failed" | "dropped";
  }[];
}

export class ControlError extends Error {
  override readonly name = "ControlError";
}
