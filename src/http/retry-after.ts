const DEFAULT_MS = 10_000;
const LEAST_MS = 1_000;
const MOST_MS = 3_600_000;

/** `Retry-After` (RFC 9110, 10.2.3): seconds or an HTTP date. `undefined` = absent or nonsense. */
export function parseRetryAfter(value: string | null | undefined, now: Date): Date | undefined {
  const text = (value ?? "").trim();
  if (/^\d{1,9}(?:\.\d{1,9})?$/u.test(text)) return new Date(now.getTime() + Number(text) * 1000);
  // All three forms of RFC 9110 begin with the name of the day; Date.parse alone would take "5" for a month.
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)/iu.test(text)) return undefined;
  const at = Date.parse(/(?:gmt|utc|[+-]\d{4})$/iu.test(text) ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : new Date(at);
}

/** What of an answer tells until when to wait. */
export interface RetryHints {
  readonly headers: Headers;
  /** Parsed body, where there is one. */
  readonly body?: unknown;
}

/**
 * Until when the other side wants us to wait: Retry-After, then RateLimit-Reset and its older spellings, then
 * `retry_after` in the body; `undefined` = it does not say. At least 1 s, at most 1 h from now.
 */
export function toldToWaitUntil(hints: RetryHints, now: Date): Date | undefined {
  const told =
    parseRetryAfter(hints.headers.get("retry-after"), now) ??
    resetOf(hints.headers, now) ??
    bodyHint(hints.body, now);
  return told && limit(told, now);
}

/** As {@link toldToWaitUntil}, with 10 s where the other side does not say. */
export function waitUntil(hints: RetryHints, now: Date): Date {
  return toldToWaitUntil(hints, now) ?? new Date(now.getTime() + DEFAULT_MS);
}

function limit(at: Date, now: Date): Date {
  const ms = Math.min(Math.max(at.getTime() - now.getTime(), LEAST_MS), MOST_MS);
  return new Date(now.getTime() + ms);
}

const RESET_HEADERS = [
  "ratelimit-reset",
  "x-ratelimit-reset",
  "x-rate-limit-reset",
  "x-ratelimit-reset-after",
] as const;

function resetOf(headers: Headers, now: Date): Date | undefined {
  for (const name of RESET_HEADERS) {
    const value = (headers.get(name) ?? "").trim();
    if (/^\d{1,13}(?:\.\d{1,9})?$/u.test(value)) return seconds(Number(value), now);
  }
  // draft-ietf-httpapi-ratelimit-headers: `RateLimit: "default";r=0;t=50`
  const t = /(?:^|[;,\s])t=(\d{1,9})(?:$|[;,\s])/u.exec(headers.get("ratelimit") ?? "")?.[1];
  return t === undefined ? undefined : seconds(Number(t), now);
}

/** Vendors differ: seconds from now, epoch seconds, or epoch milliseconds. The size tells them apart. */
function seconds(value: number, now: Date): Date {
  if (value > 1e11) return new Date(value);
  return value > 1e9 ? new Date(value * 1000) : new Date(now.getTime() + value * 1000);
}

function bodyHint(body: unknown, now: Date): Date | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  for (const [key, value] of Object.entries(body)) {
    if (!/^(?:retry_?after|retry-after)$/iu.test(key)) continue;
    if (typeof value === "number" && value >= 0 && value < 1e9) return seconds(value, now);
    if (typeof value === "string") return parseRetryAfter(value, now);
  }
  return undefined;
}
