import type { Act } from "../domain/decide/step.ts";
import type { NewTrailEntry } from "../store/store.ts";
import { byUs, done } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Writes the contract's id and the new stage in one patch. Repeating it is harmless: the deal is read again before. */
export async function patchDeal(walk: Walk, act: Extract<Act, { kind: "deal" }>): Promise<void> {
  const { ledger, runtime, tools } = walk;
  const { stage, contractField } = act;
  const fields = contractField === undefined ? {} : { [contractField]: ledger.row.remoteId ?? null };
  const trail: NewTrailEntry[] = [];
  if (contractField !== undefined)
    trail.push(byUs("field_written", { field: contractField, value: ledger.row.remoteId ?? null }));
  if (stage !== undefined)
    trail.push(
      byUs("deal_moved", {
        pipelineId: stage.pipelineId,
        stageId: stage.stageId,
        stage: act.stageName ?? "",
      }),
    );
  if (act.leftAlone === true)
    trail.push(byUs("deal_left_alone", { because: "the deal is not in a stage the playbook expects" }));
  if (stage !== undefined || contractField !== undefined) {
    await runtime.crm.patchDeal(ledger.row.dealId, { fields, ...(stage === undefined ? {} : { stage }) });
  }
  const { trigger } = ledger.row;
  const leaves =
    stage !== undefined && (stage.stageId !== trigger.stageId || stage.pipelineId !== trigger.pipelineId);
  const change =
    stage === undefined ? {} : { placed: stage, ...(leaves ? { leftStageAt: tools.now() } : {}) };
  return done(walk, act.key, change, trail, stage === undefined ? undefined : { ...stage });
}
