import { CLOSED, stageKey } from "./catalog.ts";
import { logEvent } from "./event-log.ts";
import { mergeValues } from "./field-values.ts";
import type { WrittenValues } from "./field-values.ts";
import { happening } from "./happening.ts";
import type { Happening } from "./happening.ts";
import type { Lead, Tag } from "./rows.ts";
import { placeLead, seconds } from "./world.ts";
import type { World } from "./world.ts";

/** A change that has been found good. What is left out stays. */
export interface LeadChange {
  readonly name?: string;
  readonly price?: number;
  readonly stage?: { readonly pipelineId: number; readonly statusId: number };
  readonly lossReasonId?: number | null;
  readonly responsibleUserId?: number;
  readonly closedAt?: number | null;
  readonly createdBy?: number;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  readonly tags?: readonly Tag[];
  readonly values?: WrittenValues;
}

const stageValue = (pipelineId: number, id: number): unknown => ({
  lead_status: { id, pipeline_id: pipelineId },
});

const move = (world: World, lead: Lead, to: NonNullable<LeadChange["stage"]>, by: number): void => {
  if (to.pipelineId === lead.pipelineId && to.statusId === lead.statusId) return;
  const at = seconds(world);
  logEvent(world, {
    type: "lead_status_changed",
    entity: "lead",
    entityId: lead.id,
    by,
    before: [stageValue(lead.pipelineId, lead.statusId)],
    after: [stageValue(to.pipelineId, to.statusId)],
  });
  world.leadsByStage.get(stageKey(lead.pipelineId, lead.statusId))?.delete(lead.id);
  lead.pipelineId = to.pipelineId;
  lead.statusId = to.statusId;
  lead.closedAt = CLOSED.has(to.statusId) ? at : null;
  if (to.statusId !== 143) lead.lossReasonId = null;
  lead.stageHistory.push({ at, ...to, by });
  placeLead(world, lead);
};

const changeValues = (world: World, lead: Lead, written: WrittenValues, by: number): void => {
  for (const fieldId of written.keys())
    logEvent(world, {
      type: `custom_field_${fieldId}_value_changed`,
      entity: "lead",
      entityId: lead.id,
      by,
      before: (lead.values.get(fieldId) ?? []).map((value) => ({
        custom_field_value: { text: value.value },
      })),
      after: (written.get(fieldId) ?? []).map((value) => ({ custom_field_value: { text: value.value } })),
    });
  lead.values = mergeValues(lead.values, written);
};

const changePlain = (world: World, lead: Lead, change: LeadChange, by: number): void => {
  const log = (type: string, before: unknown, after: unknown): void =>
    logEvent(world, { type, entity: "lead", entityId: lead.id, by, before: [before], after: [after] });
  if (change.name !== undefined && change.name !== lead.name) {
    log("name_field_changed", { name_field: { name: lead.name } }, { name_field: { name: change.name } });
    lead.name = change.name;
  }
  if (change.price !== undefined && change.price !== lead.price) {
    log(
      "sale_field_changed",
      { sale_field_value: { sale: lead.price } },
      { sale_field_value: { sale: change.price } },
    );
    lead.price = change.price;
  }
  const user = change.responsibleUserId;
  if (user !== undefined && user !== lead.responsibleUserId) {
    log(
      "entity_responsible_changed",
      { responsible_user: { id: lead.responsibleUserId } },
      { responsible_user: { id: user } },
    );
    lead.responsibleUserId = user;
  }
};

/** Applies a change and writes the event log; `by` is the user, 0 the robot. Hooks are the caller's. */
export const changeLead = (world: World, lead: Lead, change: LeadChange, by: number): Happening => {
  const before = happening("changed", lead);
  changePlain(world, lead, change, by);
  if (change.stage !== undefined) move(world, lead, change.stage, by);
  if (change.lossReasonId !== undefined) lead.lossReasonId = change.lossReasonId;
  if (change.closedAt !== undefined) lead.closedAt = change.closedAt;
  if (change.createdBy !== undefined) lead.createdBy = change.createdBy;
  if (change.createdAt !== undefined) lead.createdAt = change.createdAt;
  if (change.tags !== undefined) lead.tags = change.tags;
  if (change.values !== undefined) changeValues(world, lead, change.values, by);
  lead.updatedAt = change.updatedAt ?? seconds(world);
  lead.updatedBy = by;
  return before;
};
