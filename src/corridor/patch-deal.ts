import { called } from "../domain/called.ts";
import type { Deal } from "../domain/deal.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import type { Act } from "../domain/decide/step.ts";
import type { NewTrailEntry } from "../store/store.ts";
import { byUs, done } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

type DealAct = Extract<Act, { kind: "deal" }>;

/**
 * Writes the contract's id and the new stage in one patch; what the deal has already, as it was read, is left alone. Repeating
 * it is harmless: the deal is read again before.
 */
export async function patchDeal(walk: Walk, act: DealAct): Promise<void> {
  const { ledger, runtime, tools } = walk;
  const { stage, contractField } = act;
  const deal = walk.seen.deal === "gone" ? undefined : walk.seen.deal;
  const isThere = stage !== undefined && deal !== undefined && isIn(deal, stage);
  const id = ledger.row.remoteId ?? null;
  const isFilled = contractField !== undefined && holds(deal, contractField, id);
  const fields = contractField === undefined || isFilled ? {} : { [contractField]: id };
  const move = stage === undefined || isThere ? {} : { stage };
  if (Object.keys({ ...fields, ...move }).length > 0) {
    await runtime.crm.patchDeal(ledger.row.dealId, { fields, ...move });
  }
  if (deal !== undefined && stage !== undefined) walk.seen = { ...walk.seen, deal: { ...deal, ...stage } };
  const trail: NewTrailEntry[] = [];
  if (contractField !== undefined)
    trail.push(byUs("field_written", { field: contractField, value: id, ...found(isFilled) }));
  if (stage !== undefined)
    trail.push(byUs("deal_moved", { ...stage, stage: act.stageName ?? "", ...found(isThere) }));
  if (act.leftAlone === true)
    trail.push(byUs("deal_left_alone", { because: "the deal is not in a stage the playbook expects" }));
  const { trigger } = ledger.row;
  const leaves =
    stage !== undefined && (stage.stageId !== trigger.stageId || stage.pipelineId !== trigger.pipelineId);
  const change =
    stage === undefined ? {} : { placed: stage, ...(leaves ? { leftStageAt: tools.now() } : {}) };
  return done(walk, act.key, change, trail, stage === undefined ? undefined : { ...stage });
}

/** Does the field, named as in the playbook, hold just this text? Of two that bear the name, neither is believed. */
function holds(deal: Deal | undefined, wanted: string, text: string | null): boolean {
  const [field, ...others] = called(deal?.fields ?? [], wanted);
  return others.length === 0 && field?.values.length === 1 && field.values[0] === text;
}

/** For the trail: it stood there already. */
function found(isFound: boolean): { readonly found?: true } {
  return isFound ? { found: true } : {};
}
