import type { Contract, Effect } from "../domain/contract.ts";
import type { DealView } from "../domain/deal.ts";
import type { Sibling } from "../domain/decide/situation.ts";
import type { Seen } from "../domain/decide/step.ts";
import { CountersignError } from "../domain/errors.ts";
import type { Failure } from "../domain/errors.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Heard } from "../http/context.ts";
import type { Waiting } from "../domain/waiting.ts";
import type { ContractChange, NewTrailEntry } from "../store/store.ts";
import { Overtaken } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

/** One contract on its way through the corridor. */
export interface Walk {
  readonly tools: Tools;
  readonly runtime: AccountRuntime;
  readonly ledger: Ledger;
  playbook: Playbook;
  connection: ConnectionRuntime;
  /** Why this look was taken. */
  readonly reason: string;
  /** So long a contract rests between two looks that nobody asked for, at least. */
  readonly paceMs: number;
  /** When this walk began; decisions of one walk agree about the time. */
  readonly now: Date;
  /** Aborted when the look may have been given to another worker. */
  readonly signal: AbortSignal;
  /** The deal's other contracts that count for `when: all`. */
  readonly siblings: readonly Sibling[];
  /** The vendor's id of the call that was answered last. */
  readonly heard: Heard;
  /** When the deal in `seen` was read. */
  dealSeenAt: Date;
  seen: Seen;
  /** What texts may speak of, as far as it was read. */
  view?: DealView;
  /** What the contract waits for, once a step of this walk has found its connection broken. */
  waiting?: Waiting;
  /** A failure of the connection that we try to get past by ourselves. */
  probing?: Failure;
}

/** A failure together with the effect it happened to. */
export class StepTrouble extends Error {
  override readonly name = "StepTrouble";
  readonly key: string;
  readonly trouble: CountersignError;
  /** It says nothing new about its connection: that is known to be broken, or has just been found well. */
  readonly isNoNews: boolean;

  constructor(key: string, trouble: CountersignError, isNoNews = false) {
    super(trouble.message);
    this.key = key;
    this.trouble = trouble;
    this.isNoNews = isNoNews;
  }
}

/** The other side may still be carrying out a call whose answer was lost: the later, the longer it kept us waiting … */
const SETTLE_AFTER_ANSWER_LOST_MS = 3_000;
const SETTLE_AT_MOST_MS = 120_000;
/** … and a call that a dead process began may have left long after it was written down: it waited for its turn. */
const SETTLE_AFTER_CRASH_MS = 10_000;

/** Asked before each outside effect. Throws {@link Overtaken} when another worker may be walking here. */
export function checkOurs({ signal, ledger }: Pick<Walk, "signal" | "ledger">): void {
  if (signal.aborted) throw new Overtaken(ledger.row.id);
}

/** Begun by an earlier walk, and nobody wrote down what came of it. */
export function isUnclear(ledger: Ledger, key: string): boolean {
  return ledger.row.effects[key]?.state === "started" && !ledger.begun.has(key);
}

/** Writes, before the call, that this effect is about to be tried. */
export async function begin(
  walk: Walk,
  keys: readonly string[],
  change: ContractChange = {},
  result?: Effect["result"],
): Promise<void> {
  const { ledger, tools, heard } = walk;
  delete heard.requestId;
  const effects: Record<string, Effect> = {};
  for (const key of keys) {
    ledger.begun.add(key);
    const attempt = (ledger.row.effects[key]?.attempt ?? 0) + 1;
    effects[key] = {
      state: "started",
      attempt,
      at: tools.now().toISOString(),
      ...(result ? { result } : {}),
    };
  }
  await ledger.write({ ...change, effects });
  checkOurs(walk);
}

/** Reports an effect as done with the next write. */
export function done(
  { ledger, tools }: Walk,
  key: string,
  change: ContractChange,
  trail: readonly NewTrailEntry[],
  result?: Effect["result"],
): void {
  const attempt = ledger.row.effects[key]?.attempt ?? 1;
  const at = tools.now().toISOString();
  const effect: Effect = { state: "done", attempt, at, ...(result ? { result } : {}) };
  ledger.defer({ ...change, effects: { [key]: effect } }, ...trail);
}

/**
 * We looked and found nothing: only after a while does that mean that nothing happened. Where the answer was lost, we know
 * since when; after a crash the while begins with our first look.
 */
export function waitUntilSettled({ ledger, tools, connection }: Walk, key: string): void {
  const effect = ledger.row.effects[key];
  if (effect === undefined) return;
  const now = tools.now();
  const lost = effect.result?.["answerLost"] === true;
  const known = (lost || effect.result?.["looked"] === true) && Date.parse(effect.at) <= now.getTime();
  const at = known ? effect.at : now.toISOString();
  if (!known)
    ledger.defer({ effects: { [key]: { ...effect, at, result: { ...effect.result, looked: true } } } });
  const usual = lost ? afterAnswerLost(effect) : SETTLE_AFTER_CRASH_MS;
  // a vendor's list may show what was created only a while later
  const lag = key === "create" ? (connection.findLagMs ?? 0) : 0;
  const settledAt = new Date(Date.parse(at) + Math.max(usual, lag));
  if (settledAt <= now) return;
  // over a long lag we look now and then, twice as long apart each time: mostly it is there much sooner
  const nextAt = new Date(now.getTime() + Math.max(usual, now.getTime() - Date.parse(at)));
  throw new CountersignError(
    "outcome_unknown",
    { next: "wait", until: nextAt < settledAt ? nextAt : settledAt },
    "We looked and did not find it; we look once more before it is repeated.",
    { operation: key },
  );
}

/** Whoever is so busy that a call ran into its time limit may carry it out when we have long given it up. */
function afterAnswerLost({ result }: Effect): number {
  const waitedMs = typeof result?.["waitedMs"] === "number" ? result["waitedMs"] : 0;
  return Math.min(SETTLE_AT_MOST_MS, Math.max(SETTLE_AFTER_ANSWER_LOST_MS, 2 * waitedMs));
}

/** For the trail: the vendor's own id of the call, and which try it was where it was not the first. */
export function callData({ heard, ledger }: Walk, key: string): NonNullable<NewTrailEntry["data"]> {
  const attempt = ledger.row.effects[key]?.attempt ?? 1;
  return {
    ...(heard.requestId === undefined ? {} : { requestId: heard.requestId }),
    ...(attempt > 1 ? { attempt } : {}),
  };
}

export function byUs(event: NewTrailEntry["event"], data?: NewTrailEntry["data"]): NewTrailEntry {
  return data === undefined ? { event, actor: "countersign" } : { event, actor: "countersign", data };
}

export function remoteIdOf(contract: Contract): NonNullable<Contract["remoteId"]> {
  if (contract.remoteId !== undefined) return contract.remoteId;
  throw new CountersignError("state_conflict", { next: "stop" }, "The contract has no id at the vendor yet.");
}

/** What was read before we changed the contract at the vendor is no longer so. */
export function withoutRemote({ remote: _, ...seen }: Seen): Seen {
  return seen;
}
