import type { Where } from "../domain/errors.ts";

/** One outgoing call. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The value of `authorization`, asked for when the call may go: a token can end while its call waits for the rate limit. */
  readonly authorize?: () => Promise<string>;
  readonly body?: string | Uint8Array | FormData;
  /**
   * The call's name in our words, for the trail, the recorder and errors: `create`, `leads.patch`. Writes called `create`
   * let others go first where writes are counted apart: what has begun is finished before more is begun.
   */
  readonly operation: string;
  /** Repeating it is harmless. An unsafe call whose answer is lost ends in the verdict `look`. */
  readonly safe: boolean;
  readonly timeoutMs?: number;
  /** More bytes than this are not read: `answer_unreadable`. Default 5 MiB. */
  readonly maxBytes?: number;
  /** Neither body is recorded: it is, or brings, a credential (token calls). */
  readonly isSecret?: boolean;
  /** The connection's rate limit does not apply (it was already taken). */
  readonly unlimited?: boolean;
}

/** An answer with any status: the caller judges it. Redirects are answers, never followed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The other side's own id of this call. */
  readonly requestId?: string;
  /** When the answer was complete. */
  readonly at: Date;
  text(): string;
  /** Parsed losslessly: integers beyond 2^53 come as strings. Throws `answer_unreadable`. */
  json(): unknown;
  readonly where: Where;
  /** As the request said: repeating the call is harmless. Absent = unknown, judged as unsafe. */
  readonly safe?: boolean;
  /** Takes the connection's secrets out of a text that is to be shown. */
  redact?(text: string): string;
}

/**
 * Outgoing calls of one connection: rate limit, timeout, recorder, redaction, address guard.
 * Throws a CountersignError only for transport failures (`unreachable`, `outcome_unknown`, `address_refused`,
 * `answer_unreadable` for oversized bodies); every status comes back as an answer.
 */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** Limits calls per key across all workers. Implemented on PostgreSQL in `store/`. */
export interface Limiter {
  /**
   * Resolves when a call may be made. Throws `ip_blocked` or the stored stop when the key is blocked. `yields`: callers of
   * this process who do not yield go first.
   */
  acquire(key: string, rate: Rate, signal?: AbortSignal, yields?: boolean): Promise<void>;
  /** Nobody calls under this key before `until` (429). */
  pause(key: string, until: Date): Promise<void>;
  /** Nobody calls under this key (HTML 403) until `unblock`: whoever tries whether it is over, or a person, says so. */
  block(key: string, reason: string): Promise<void>;
  unblock(key: string): Promise<void>;
  blocked(key: string): Promise<string | undefined>;
}

/** `undefined` in settings = no limit. */
export interface Rate {
  readonly perSecond: number;
  /** How many may go at once after a pause. Default 1. */
  readonly burst?: number;
  /** Calls that are no GET count here as well, where the vendor counts them apart. */
  readonly writes?: { readonly perSecond: number; readonly burst?: number };
  /** Writes of these operations count here instead of there, where the vendor has a further count of its own for them. */
  readonly apart?: {
    readonly operations: readonly string[];
    readonly perSecond: number;
    readonly burst?: number;
  };
}

/** One outgoing call as it is kept: redacted, no tokens, no signing links. */
export interface RecordedCall {
  readonly at: Date;
  readonly account: string;
  /** Connection id or `kommo`. */
  readonly connection: string;
  /** Ids of the contracts on whose behalf it was made (a batch serves several). */
  readonly contracts: readonly string[];
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly requestBody?: string;
  readonly status?: number;
  readonly responseBody?: string;
  readonly requestId?: string;
  readonly durationMs: number;
  /** Error code when no answer came. */
  readonly error?: string;
}

/** Takes calls without holding up the caller. */
export interface Recorder {
  record(call: RecordedCall): void;
  flush(): Promise<void>;
}
