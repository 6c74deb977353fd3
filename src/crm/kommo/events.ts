import type { StageRef } from "../../domain/contract.ts";
import type { StageChange } from "../crm.ts";
import { at, idAt, instantAt, listAt, textAt } from "./raw.ts";

/** 100 a page: pages differ between 100 and 250, the smaller one is always right. */
export const EVENTS = "/api/v4/events?limit=100&filter[type]=lead_status_changed&filter[entity]=lead";

/** Unix seconds, as Kommo writes instants. */
export const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** The same stage has the same key. */
export const keyOf = ({ pipelineId, stageId }: StageRef): string => `${pipelineId}/${stageId}`;

/** An entry of Kommo's log of stage changes. */
export interface LeadChange extends StageChange {
  readonly event: string;
  readonly dealId: string;
}

/** `undefined` = no stage change of a lead. */
export function changeOf(entry: unknown): LeadChange | undefined {
  const type = textAt(entry, "type");
  const [dealId, when, to] = [
    idAt(entry, "entity_id"),
    instantAt(entry, "created_at"),
    leadStatus(entry, "value_after"),
  ];
  if (type !== "lead_status_changed" || dealId === undefined || when === undefined || to === undefined)
    return undefined;
  const from = leadStatus(entry, "value_before");
  const event = textAt(entry, "id") || `${dealId}/${when.getTime()}/${keyOf(to)}`;
  return {
    event,
    dealId,
    at: when,
    to,
    by: textAt(entry, "created_by") || "0",
    ...(from === undefined ? {} : { from }),
  };
}

function leadStatus(entry: unknown, side: "value_before" | "value_after"): StageRef | undefined {
  const status = listAt(entry, side).map((value) => at(value, "lead_status"))[0];
  return stageOf(idAt(status, "pipeline_id"), idAt(status, "id"));
}

/** `undefined` unless both ids are there. */
export function stageOf(pipelineId: string | undefined, stageId: string | undefined): StageRef | undefined {
  return pipelineId === undefined || stageId === undefined ? undefined : { pipelineId, stageId };
}
