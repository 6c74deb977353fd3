import { logEvent } from "./event-log.ts";
import { mergeValues } from "./field-values.ts";
import type { WrittenValues } from "./field-values.ts";
import { happening } from "./happening.ts";
import type { Happening } from "./happening.ts";
import type { Lead } from "./rows.ts";
import { placeLead, seconds } from "./world.ts";
import type { World } from "./world.ts";

/** Adds a deal as a user (0 = robot) would; hooks are the caller's. */
export const createLead = (
  world: World,
  given: Pick<Lead, "name" | "price" | "contacts" | "companyId" | "responsibleUserId"> & {
    readonly stage: { readonly pipelineId: number; readonly statusId: number };
    readonly values: WrittenValues;
  },
  by: number,
): Happening => {
  const at = seconds(world);
  const { stage, values, ...own } = given;
  const lead: Lead = {
    id: world.nextId(),
    ...own,
    ...stage,
    lossReasonId: null,
    createdBy: by,
    updatedBy: by,
    createdAt: at,
    updatedAt: at,
    closedAt: stage.statusId === 142 || stage.statusId === 143 ? at : null,
    isDeleted: false,
    tags: [],
    values: mergeValues(new Map(), values),
    stageHistory: [{ at, ...stage, by }],
  };
  placeLead(world, lead);
  const after = [{ lead_status: { id: lead.statusId, pipeline_id: lead.pipelineId } }];
  logEvent(world, { type: "lead_added", entity: "lead", entityId: lead.id, by, after });
  return happening("added", lead);
};
