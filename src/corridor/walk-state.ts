import type { Contract, Effect } from "../domain/contract.ts";
import type { DealView } from "../domain/deal.ts";
import type { Seen } from "../domain/decide/step.ts";
import { CountersignError } from "../domain/errors.ts";
import type { Failure } from "../domain/errors.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { ContractChange, NewTrailEntry } from "../store/store.ts";
import type { Ledger } from "./ledger.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

/** One contract on its way through the corridor. */
export interface Walk {
  readonly tools: Tools;
  readonly runtime: AccountRuntime;
  readonly ledger: Ledger;
  playbook: Playbook;
  connection: ConnectionRuntime;
  /** When this walk began; decisions of one walk agree about the time. */
  readonly now: Date;
  seen: Seen;
  /** What texts may speak of, as far as it was read. */
  view?: DealView;
  /** A failure of the connection that we try to get past by ourselves. */
  probing?: Failure;
}

/** A failure together with the effect it happened to. */
export class StepTrouble extends Error {
  override readonly name = "StepTrouble";
  readonly key: string;
  readonly trouble: CountersignError;

  constructor(key: string, trouble: CountersignError) {
    super(trouble.message);
    this.key = key;
    this.trouble = trouble;
  }
}

/** The other side may still be carrying out a call whose answer was lost … */
const SETTLE_AFTER_ANSWER_LOST_MS = 3_000;
/** … and a stalled process may still be making the one that it began. */
const SETTLE_AFTER_CRASH_MS = 10_000;

/** Begun by an earlier walk, and nobody wrote down what came of it. */
export function isUnclear(ledger: Ledger, key: string): boolean {
  return ledger.row.effects[key]?.state === "started" && !ledger.begun.has(key);
}

/** Writes, before the call, that this effect is about to be tried. */
export async function begin(
  { ledger, tools }: Walk,
  keys: readonly string[],
  change: ContractChange = {},
  result?: Effect["result"],
): Promise<void> {
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

/** We looked and found nothing: only after a while does that mean that nothing happened. */
export function waitUntilSettled(walk: Walk, key: string): void {
  const effect = walk.ledger.row.effects[key];
  if (effect === undefined) return;
  const settleMs =
    effect.result?.["answerLost"] === true ? SETTLE_AFTER_ANSWER_LOST_MS : SETTLE_AFTER_CRASH_MS;
  const settledAt = new Date(Date.parse(effect.at) + settleMs);
  if (settledAt <= walk.tools.now()) return;
  throw new CountersignError(
    "outcome_unknown",
    { next: "wait", until: settledAt },
    "We looked and did not find it; we look once more before it is repeated.",
    { operation: key },
  );
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
