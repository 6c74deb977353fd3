import { CountersignError, LOOK, RETRY, STOP } from "../../domain/errors.ts";
import type { ErrorCode, Verdict, Where } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { clip, isRaw, listAt, numberAt, textAt } from "./raw.ts";

/** What an answer's failure depends on, beside the answer. */
export interface Asked {
  readonly operation: string;
  readonly safe: boolean;
}

const MAX_WAIT_SECONDS = 3600;
const DEFAULT_WAIT_SECONDS = 10;

/**
 * The failure behind an answer other than 2xx. Codes as Kommo's "HTTP codes" page lists them; a block of our address
 * shows as HTML with 403 (amocrm-api-php #434).
 */
export function failureOf(answer: HttpAnswer, asked: Asked, now: Date): CountersignError {
  const body = problemOf(answer);
  const says = problemText(body) || `Kommo answered ${answer.status}.`;
  const fail = (code: ErrorCode, verdict: Verdict, detail = says): CountersignError =>
    new CountersignError(code, verdict, answer.redact?.(detail) ?? detail, whereOf(answer, asked));
  const { status } = answer;
  if (status === 401) return fail("credentials_rejected", STOP);
  if (status === 402) return fail("plan_required", STOP);
  if (status === 403) {
    if (isRaw(body) || answer.bytes.length === 0) return fail("forbidden", STOP);
    return fail("ip_blocked", STOP, "Kommo answered 403 with a page instead of JSON.");
  }
  if (status === 429) {
    const until = new Date(now.getTime() + waitSeconds(answer, body, now) * 1000);
    return fail(
      "rate_limited",
      { next: "wait", until },
      `Kommo asks us to wait until ${until.toISOString()}.`,
    );
  }
  if (status === 404 || status === 405) return fail("not_found", STOP);
  if (status === 400 || status === 422) return fail(refusalCode(complaintsOf(body)), STOP);
  if (status >= 300 && status < 400) {
    const renamed = "Kommo answered with a redirect: has the account's subdomain been renamed?";
    return fail("configuration_invalid", STOP, renamed);
  }
  return asked.safe ? fail("unavailable", RETRY) : fail("outcome_unknown", LOOK);
}

/** An answer of success without the documented shape. After an unsafe call nobody knows what happened. */
export function unreadable(
  answer: HttpAnswer,
  asked: Asked,
  detail: string,
  cause?: unknown,
): CountersignError {
  const where = whereOf(answer, asked);
  return asked.safe
    ? new CountersignError("answer_unreadable", RETRY, detail, where, cause)
    : new CountersignError("outcome_unknown", LOOK, detail, where, cause);
}

export function whereOf(answer: HttpAnswer, asked: Asked): Where {
  return {
    ...answer.where,
    connection: "kommo",
    operation: asked.operation,
    httpStatus: answer.status,
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
  };
}

/** The parsed problem of a failed answer; `undefined` when it is not JSON. */
export function problemOf(answer: HttpAnswer): unknown {
  try {
    return answer.bytes.length === 0 ? undefined : answer.json();
  } catch {
    return undefined;
  }
}

/** One complaint of Kommo about one entity of a batch. */
export interface Complaint {
  /** Our `request_id`, or the entity's index where none was sent. */
  readonly about: string;
  readonly text: string;
  readonly path: string;
}

/** `validation-errors` of a 400, flat. */
export function complaintsOf(body: unknown): readonly Complaint[] {
  return listAt(body, "validation-errors")
    .slice(0, 1000)
    .flatMap((entry) =>
      listAt(entry, "errors")
        .slice(0, 20)
        .map((error) => ({
          about: textAt(entry, "request_id"),
          path: clip(textAt(error, "path"), 100),
          text: clip(`${textAt(error, "path")}: ${textAt(error, "detail") || textAt(error, "code")}`, 200),
        })),
    );
}

/** What Kommo says, in one line. */
export function problemText(body: unknown): string {
  const complaints = complaintsOf(body)
    .slice(0, 5)
    .map((complaint) => complaint.text);
  const head = textAt(body, "detail") || textAt(body, "title") || textAt(body, "hint");
  return clip([head, ...complaints].filter((part) => part !== "").join(" "));
}

/** A field, option or stage that the account does not have is our configuration's fault; anything else the values'. */
export function refusalCode(complaints: readonly Complaint[]): "configuration_invalid" | "order_invalid" {
  const names = complaints.some(({ path }) => /field|enum|status_id|pipeline_id|destination/.test(path));
  return names ? "configuration_invalid" : "order_invalid";
}

function waitSeconds(answer: HttpAnswer, body: unknown, now: Date): number {
  const header = answer.headers.get("retry-after") ?? "";
  const named =
    numberAt(body, "retry_after") ?? (/^\d+$/.test(header) ? Number(header) : untilDate(header, now));
  return Math.min(MAX_WAIT_SECONDS, Math.max(1, named ?? DEFAULT_WAIT_SECONDS));
}

function untilDate(header: string, now: Date): number | undefined {
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : (at - now.getTime()) / 1000;
}
