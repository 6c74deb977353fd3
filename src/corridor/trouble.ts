import type { Effect } from "../domain/contract.ts";
import { RETRY, STOP } from "../domain/errors.ts";
import type { CountersignError, ErrorCode, Failure, Verdict } from "../domain/errors.ts";
import { backoffMs } from "../http/backoff.ts";
import type { ContractChange, NewTrailEntry } from "../store/store.ts";
import type { Walk } from "./walk-state.ts";

/** Troubles of a connection, not of a contract: tried again by ourselves until the connection is mended. */
const CONNECTION_CODES: ReadonlySet<ErrorCode> = new Set([
  "credentials_rejected",
  "ip_blocked",
  "plan_required",
]);
const PROBE_MS = 5 * 60_000;
/** With the back-off's ceiling of ten minutes, about fourteen hours. */
const MOST_ATTEMPTS = 100;
const UNREADABLE_ATTEMPTS = 8;

export function isProbed(failure: Pick<Failure, "code">): boolean {
  return CONNECTION_CODES.has(failure.code);
}

/** Writes down what went wrong with a step and when, or by whom, it goes on. */
export async function settleTrouble(walk: Walk, key: string, error: CountersignError): Promise<void> {
  const { ledger, tools } = walk;
  const attempts = ledger.row.attempts + 1;
  const verdict = ruled(error, attempts);
  const base = { effects: effectsAfter(walk, key, error) };
  const trail = attemptFailed(key, error, attempts);
  const now = tools.now().getTime();
  switch (verdict.next) {
    case "retry":
      return ledger.write(
        { ...base, attempts, dueAt: new Date(now + backoffMs(attempts, tools.random)) },
        trail,
      );
    case "look":
      return ledger.write({ ...base, attempts, dueAt: new Date(now + 500 * Math.min(attempts, 20)) }, trail);
    case "wait":
      return ledger.write({ ...base, attempts: ledger.row.attempts, dueAt: verdict.until }, trail);
    case "stop":
      return stop(walk, key, error, base, trail);
    default:
      return verdict satisfies never;
  }
}

/** A page that is not an answer is often a vendor's maintenance: worth some more tries before a person is asked. */
function ruled({ code, verdict }: CountersignError, attempts: number): Verdict {
  if (attempts >= MOST_ATTEMPTS) return STOP;
  return code === "answer_unreadable" && verdict.next === "stop" && attempts < UNREADABLE_ATTEMPTS
    ? RETRY
    : verdict;
}

function stop(
  walk: Walk,
  key: string,
  error: CountersignError,
  base: ContractChange,
  trail: NewTrailEntry,
): Promise<void> {
  const { ledger, tools, probing } = walk;
  const now = tools.now();
  const dueAt = CONNECTION_CODES.has(error.code) ? new Date(now.getTime() + PROBE_MS) : null;
  if (probing?.code === error.code && probing.step === key) {
    return ledger.write({ ...base, attempts: 0, failure: probing, dueAt }); // the same as before: nothing new to tell
  }
  const { code, detail, where } = error;
  const failure: Failure = { code, detail, where, step: key, since: now.toISOString() };
  const rounds = { ...ledger.row.rounds, failed: (ledger.row.rounds.failed ?? 0) + 1 };
  tools.log.warn({ contract: ledger.row.reference, code, step: key, where }, "a contract needs attention");
  const entry: NewTrailEntry = {
    event: "needs_attention",
    actor: "countersign",
    data: { code, detail, step: key },
  };
  return ledger.write({ ...base, attempts: 0, failure, rounds, dueAt }, trail, entry);
}

/** Nothing happened → the effect is forgotten and may simply be tried. Unclear → it stands, and is looked for first. */
function effectsAfter(
  { ledger, tools }: Walk,
  key: string,
  error: CountersignError,
): Readonly<Record<string, Effect | null>> {
  const effect = ledger.row.effects[key];
  if (effect?.state !== "started") return {};
  if (error.code === "outcome_unknown" && error.verdict.next === "wait") return {}; // still waiting for it to settle
  const forget = ledger.begun.has(key) && effect.result?.["uuid"] === undefined; // an uploaded file is not forgotten
  if (error.verdict.next !== "look") return { [key]: forget ? null : effect };
  return {
    [key]: { ...effect, at: tools.now().toISOString(), result: { ...effect.result, answerLost: true } },
  };
}

function attemptFailed(step: string, error: CountersignError, attempt: number): NewTrailEntry {
  const { code, detail, where, verdict } = error;
  const until = verdict.next === "wait" ? { until: verdict.until.toISOString() } : {};
  const data = { step, code, detail, attempt, next: verdict.next, ...until, where: { ...where } };
  return { event: "attempt_failed", actor: where.connection ?? "countersign", data };
}
