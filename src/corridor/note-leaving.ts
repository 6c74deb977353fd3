import type { Deal } from "../domain/deal.ts";
import { isSettled, labelOf } from "../domain/decide/label.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { CountersignError } from "../domain/errors.ts";
import { unannounced } from "./unannounced.ts";
import { byUs } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/**
 * Remembers that the deal was out of the trigger stage: a later return may then make a new contract. It is told only where
 * it cannot be our own move whose answer was lost.
 */
export async function noteLeaving(walk: Walk, deal: Deal | undefined): Promise<void> {
  const { ledger, tools } = walk;
  if (ledger.row.leftStageAt !== undefined || deal === undefined || isIn(deal, ledger.row.trigger)) return;
  const { stageId, pipelineId } = deal;
  const isOurs = await mayBeOurs(walk, deal);
  const untold = unannounced(walk, deal.updatedAt, tools.now());
  ledger.defer(
    { leftStageAt: tools.now() },
    ...(isOurs ? [] : [byUs("left_stage", { stageId, pipelineId, ...untold })]),
  );
}

/** It stands where the outcome puts it, and nobody has written down yet what became of that move. */
async function mayBeOurs({ ledger, playbook, runtime }: Walk, deal: Deal): Promise<boolean> {
  const { row } = ledger;
  if (row.status === "planned" || row.status === "drafted") return false;
  const { stage, pipeline = playbook.when.pipeline } = playbook.outcomes[row.status];
  if (stage === undefined || isSettled(row, `${labelOf(row, row.status)}/deal`)) return false;
  try {
    return isIn(deal, await runtime.crm.resolveStage(pipeline, stage));
  } catch (error) {
    if (error instanceof CountersignError) return false;
    throw error;
  }
}
