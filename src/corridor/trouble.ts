import type { Effect } from "../domain/contract.ts";
import { WAITING_NOTE } from "../domain/decide/while-waiting.ts";
import { RETRY, STOP } from "../domain/errors.ts";
import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { isProbed } from "../domain/decide/is-probed.ts";
import type { CountersignError, Failure, Verdict } from "../domain/errors.ts";
import { backoffMs } from "../http/backoff.ts";
import type { ContractChange, NewTrailEntry } from "../store/store.ts";
import { effectsAfter } from "./effects-after.ts";
import { UNREADABLE_ATTEMPTS } from "./unreadable-attempts.ts";
import { startWaiting, waitingAfter } from "./waiting.ts";
import type { Walk } from "./walk-state.ts";

/** How often a contract of a broken connection is tried again. */
export const PROBE_MS = 5 * 60_000;
/** With the back-off's ceiling of ten minutes, about fourteen hours. */
const MOST_ATTEMPTS = 100;

/** Writes down what went wrong with a step and when, or by whom, it goes on. */
export async function settleTrouble(walk: Walk, key: string, error: CountersignError): Promise<void> {
  const { ledger, tools } = walk;
  if (breaksConnection(error.code)) return startWaiting(walk, key, error);
  // it got as far as the other side: what it meets there now is another story
  if (key !== WAITING_NOTE) delete walk.waiting;
  const attempts = ledger.row.attempts + 1;
  const verdict = ruled(error, attempts);
  const base = {
    effects: effectsAfter(walk, key, error),
    ...(walk.waiting === undefined ? waitingAfter(walk, key, error) : {}),
  };
  const trail = attemptFailed(key, error, attempts);
  const now = tools.now().getTime();
  if (walk.probing && verdict.next !== "stop") {
    // another trouble on the way: the failure stands, and is tried again when it is its time
    const dueAt = new Date(Math.max(now + PROBE_MS, verdict.next === "wait" ? verdict.until.getTime() : 0));
    return ledger.write({ ...base, failure: walk.probing, dueAt }, trail);
  }
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
      return isByTheWay(walk, key)
        ? passBy(walk, key, error, base, trail)
        : stop(walk, key, error, base, trail);
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

/** A reminder that is refused, or a waiting or failure that cannot be told: no reason to stop following the contract. */
function isByTheWay({ ledger }: Walk, key: string): boolean {
  return (
    key === WAITING_NOTE ||
    key.startsWith("remind:") ||
    key.startsWith("extend:") ||
    (ledger.row.failure !== undefined && key.startsWith("failed"))
  );
}

function passBy(
  { ledger, tools }: Walk,
  key: string,
  error: CountersignError,
  { effects = {} }: ContractChange,
  trail: NewTrailEntry,
): Promise<void> {
  const now = tools.now();
  if (isProbed(error)) {
    return ledger.write({ effects, attempts: 0, dueAt: new Date(now.getTime() + PROBE_MS) }, trail);
  }
  const attempt = ledger.row.effects[key]?.attempt ?? 1;
  const skipped: Effect = { state: "skipped", attempt, at: now.toISOString() };
  const wishes = ledger.row.wishes.filter((wish) => key !== `${wish.kind}:${wish.id}`);
  return ledger.write({ effects: { ...effects, [key]: skipped }, attempts: 0, wishes }, trail);
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
  const dueAt = isProbed(error) ? new Date(now.getTime() + PROBE_MS) : null;
  if (probing?.code === error.code && probing.where.connection === error.where.connection) {
    const failure = { ...probing, step: key }; // the same as before: nothing new to tell
    return ledger.write({ ...base, attempts: 0, failure, dueAt });
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
  // what a person asked for and cannot be had is answered by the failure
  const wishes = ledger.row.wishes.filter((wish) => wish.kind !== key);
  const answered = key === "withdraw" && !isProbed(error) ? { wishes } : {};
  return ledger.write({ ...base, ...answered, attempts: 0, failure, rounds, dueAt }, trail, entry);
}

function attemptFailed(step: string, error: CountersignError, attempt: number): NewTrailEntry {
  const { code, detail, where, verdict } = error;
  const until = verdict.next === "wait" ? { until: verdict.until.toISOString() } : {};
  const data = { step, code, detail, attempt, next: verdict.next, ...until, where: { ...where } };
  return { event: "attempt_failed", actor: where.connection ?? "countersign", data };
}
