import type { Contract, Effect, StageRef } from "../domain/contract.ts";
import type { Deal } from "../domain/deal.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { isOver } from "../domain/moves.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Sentence } from "../texts/say.ts";
import type { StageChange } from "../crm/crm.ts";

/** May this deal's presence in the trigger stage make a new contract? `ask`: only Kommo's event log can tell. */
export type EntryVerdict =
  | { readonly enters: true; readonly entry: number }
  | { readonly enters: false; readonly because: Sentence }
  | { readonly enters: "ask"; readonly since: Date; readonly entry: number };

/**
 * `told`: Kommo says that the deal has just entered a stage. `asked`: a person says that it may get a contract. `found`: Kommo's log has an entry into one of the trigger
 * stages, perhaps another playbook's, or from before this one was in force.
 */
export type Knock = "told" | "asked" | "found";

export interface EntryQuestion {
  readonly playbook: Pick<Playbook, "id" | "reentry">;
  readonly deal: Deal;
  readonly trigger: StageRef;
  readonly rows: readonly Contract[];
  readonly knock?: Knock;
  /** Since when this playbook is in force: deals that were in the stage before do not count. */
  readonly liveSince: Date;
  readonly now: Date;
}

/**
 * Decides about one playbook whose trigger stage the deal is in. Pure.
 * A first contract needs somebody who told us, or proof from the event log; a further one needs that the previous one
 * is over and that the deal had left the stage in between. Our own moves make none.
 */
export function judgeEntry({
  playbook,
  deal,
  trigger,
  rows,
  knock,
  liveSince,
  now,
}: EntryQuestion): EntryVerdict {
  if (rows.some(isMoving)) return { enters: false, because: (say) => say("dry-run:entry.moving") };
  const isTold = knock === "told" || knock === "asked";
  const latest = rows.findLast((row) => row.playbook === playbook.id);
  if (latest === undefined) {
    const placedByUs = rows.some((row) => row.placed !== undefined && isIn(deal, row.placed));
    const since = placedByUs ? new Date(Math.max(liveSince.getTime(), lastMoveMs(rows))) : liveSince;
    const hasEntered = isTold || (knock === "found" && isCreatedSince(deal, liveSince));
    return hasEntered && !placedByUs ? { enters: true, entry: 1 } : { enters: "ask", since, entry: 1 };
  }
  const { reference, status } = latest;
  if (!isOver(status))
    return {
      enters: false,
      because: (say) => say("dry-run:entry.open", { reference, status: say(`refusals:status.${status}`) }),
    };
  if (playbook.reentry === "never") return { enters: false, because: (say) => say("dry-run:entry.once") };
  const entry = latest.entry + 1;
  // right after our own move, a deal that still seems to be in the stage may be Kommo's answer lagging behind
  const isLagging = Math.abs(now.getTime() - lastMoveMs(rows)) < OWN_MOVE_MS;
  const leftAt = isPlaced(latest, trigger) || isLagging ? undefined : latest.leftStageAt;
  // left before the playbook was in force (again), it may have come back before, too
  if (leftAt !== undefined && (isTold || leftAt >= liveSince)) return { enters: true, entry };
  // a return that no hook told is found by the catch-up; asking at every look would cost a call each
  return knock !== undefined
    ? { enters: "ask", since: latest.createdAt, entry }
    : { enters: false, because: (say) => say("dry-run:entry.untold") };
}

/** We began to move the deal and nobody has written down yet what came of it: its stage may be our own doing. */
function isMoving({ effects }: Contract): boolean {
  return Object.entries(effects).some(([key, { state }]) => key.endsWith("/deal") && state === "started");
}

/** A deal that was created in the stage has no entry of its own in the log. */
function isCreatedSince({ createdAt }: Deal, instant: Date): boolean {
  return createdAt !== undefined && Date.parse(createdAt) >= instant.getTime();
}

function lastMoveMs(rows: readonly Contract[]): number {
  return Math.max(0, ...ownMovesOf(rows).map((at) => at.getTime()));
}

function isPlaced(row: Contract, trigger: StageRef): boolean {
  return row.placed?.stageId === trigger.stageId && row.placed.pipelineId === trigger.pipelineId;
}

/** Two moves closer together than this to one of ours are taken for the same. */
const OWN_MOVE_MS = 60_000;

/**
 * What happened after the deal was elsewhere: the entry that made the contract is not taken for a return, whatever Kommo's
 * clock says.
 */
export function afterLeaving(changes: readonly StageChange[], trigger: StageRef): readonly StageChange[] {
  const left = changes.findIndex(({ to }) => !isIn(to, trigger));
  return left === -1 ? [] : changes.slice(left + 1);
}

/** Reads the answer out of the event log: did somebody else bring the deal into the stage after it had been out? */
export function enteredByOthers(
  changes: readonly StageChange[],
  trigger: StageRef,
  after: Date,
  ownMoves: readonly Date[],
): boolean {
  return changes.some((change) => {
    if (change.to.stageId !== trigger.stageId || change.to.pipelineId !== trigger.pipelineId) return false;
    if (change.at.getTime() < after.getTime()) return false;
    return !ownMoves.some((at) => Math.abs(at.getTime() - change.at.getTime()) < OWN_MOVE_MS);
  });
}

/** When we moved this deal (into that stage) ourselves, as far as our rows tell. */
export function ownMovesOf(rows: readonly Contract[], into?: StageRef): readonly Date[] {
  return rows.flatMap((row) =>
    Object.entries(row.effects)
      .filter(([key, effect]) => key.endsWith("/deal") && effect.state === "done" && hasMoved(effect, into))
      .map(([, effect]) => new Date(effect.at)),
  );
}

/** A write of the contract's id alone moves nothing and names no stage. */
function hasMoved({ result }: Effect, into: StageRef | undefined): boolean {
  if (result?.["stageId"] === undefined) return false;
  return (
    into === undefined || (result["stageId"] === into.stageId && result["pipelineId"] === into.pipelineId)
  );
}
