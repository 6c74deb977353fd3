import { CountersignError, LOOK, RETRY, STOP, type ErrorCode, type Verdict } from "../domain/errors.ts";
import type { HttpAnswer } from "./http.ts";
import { parseLossless } from "./lossless.ts";
import { createRedactor } from "./redact.ts";
import { toldToWaitUntil, waitUntil } from "./retry-after.ts";

export interface JudgeOptions {
  /** Repeating the call is harmless. Default: what the request said. */
  readonly safe?: boolean;
  /** The vendor's message, where it stands in an unusual place. Its result is redacted and cut. */
  readonly message?: (body: unknown) => string | undefined;
}

/**
 * Returns when the status is an accepted one; else throws what such a status means by default. Vendors with other
 * habits look at the status before they ask here.
 */
export function expectStatus(
  answer: HttpAnswer,
  accepted: readonly number[],
  options: JudgeOptions = {},
): void {
  const safe = options.safe ?? answer.safe ?? false;
  if (accepted.includes(answer.status)) return refusePage(answer, safe);
  if (answer.status === 403 && isPage(answer))
    throw new CountersignError("answer_unreadable", STOP, "The answer was 403 and a web page.", answer.where);
  const body = parsedBody(answer);
  const [code, verdict] = judge(answer, body, safe);
  const message = cleanMessage(answer, options.message?.(body) ?? messageOf(body) ?? plainText(answer));
  // people read this: what the call is called in here stands in `where`
  const said = `The answer was ${answer.status}`;
  throw new CountersignError(
    code,
    verdict,
    message === "" ? `${said}.` : `${said}: ${message}`,
    answer.where,
  );
}

/**
 * A page for people in an API's place comes from something in between (a proxy, a maintenance page, a sign-in wall),
 * whatever its status says: nothing is known about what we asked for.
 */
function refusePage(answer: HttpAnswer, safe: boolean): void {
  const { status, where } = answer;
  if (status >= 300 || !isPage(answer)) return;
  const detail = `The answer was ${status} and a web page.`;
  throw new CountersignError("answer_unreadable", safe ? STOP : LOOK, detail, where);
}

function isPage({ headers, bytes }: HttpAnswer): boolean {
  const type = headers.get("content-type") ?? "";
  return bytes.length > 0 && /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu.test(type);
}

const STOPS = new Map<number, ErrorCode>([
  [400, "order_invalid"],
  [401, "credentials_rejected"],
  [402, "plan_required"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "state_conflict"],
  [410, "not_found"],
  [422, "order_invalid"],
]);

function judge(answer: HttpAnswer, body: unknown, safe: boolean): readonly [ErrorCode, Verdict] {
  const { status, headers, at } = answer;
  const stop = STOPS.get(status);
  if (stop) return [stop, STOP];
  if (status === 408 || status === 425 || status === 429) {
    return ["rate_limited", { next: "wait", until: waitUntil({ headers, body }, at) }];
  }
  if (status >= 500) {
    if (!safe) return ["outcome_unknown", LOOK];
    const until = toldToWaitUntil({ headers, body }, at);
    return ["unavailable", until ? { next: "wait", until } : RETRY];
  }
  // Any other 4xx says that nothing was done; a 2xx or 3xx that nobody expected may hide an effect.
  return ["answer_unreadable", safe || status >= 400 ? STOP : LOOK];
}

function parsedBody(answer: HttpAnswer): unknown {
  if (answer.bytes.length === 0 || answer.bytes.length > 64 * 1024) return undefined;
  try {
    return parseLossless(answer.text());
  } catch {
    return undefined;
  }
}

const MESSAGE_KEYS = ["message", "detail", "error_description", "description", "hint", "title", "reason"];
const NESTED_KEYS = [
  "error",
  "errors",
  "parameter_errors",
  "validation-errors",
  "validation_errors",
  "param",
];

/** The vendor's own words within an error body of a usual shape; `undefined` = none found. */
function messageOf(body: unknown, depth = 0): string | undefined {
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null || depth > 6) return undefined;
  if (Array.isArray(body)) return joined(body.slice(0, 5).map((item) => messageOf(item, depth + 1)));
  const entries = new Map<string, unknown>(Object.entries(body));
  const own = MESSAGE_KEYS.map((key) => entries.get(key)).find((value) => typeof value === "string");
  const nested = NESTED_KEYS.map((key) => messageOf(entries.get(key), depth + 1));
  return joined([own, ...nested]);
}

function joined(parts: readonly unknown[]): string | undefined {
  const texts = new Set(parts.filter((part) => typeof part === "string" && part !== ""));
  return texts.size === 0 ? undefined : [...texts].join("; ");
}

function plainText(answer: HttpAnswer): string {
  const type = answer.headers.get("content-type") ?? "";
  return type.startsWith("text/plain") ? answer.text().slice(0, 1000) : "";
}

const withoutSecrets = createRedactor([]);

function cleanMessage(answer: HttpAnswer, message: string): string {
  const known = answer.redact?.(message.slice(0, 2000)) ?? message.slice(0, 2000);
  const clean = withoutSecrets
    .text(known)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}
