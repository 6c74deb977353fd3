import { CountersignError, RETRY } from "../../domain/errors.ts";
import type { StageRef } from "../../domain/contract.ts";
import type { StageChange } from "../crm.ts";
import { allOf, pagesOf } from "./pages.ts";
import { at, idAt, instantAt, listAt, textAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** 100 a page: pages differ between 100 and 250, the smaller one is always right. */
const EVENTS = "/api/v4/events?limit=100&filter[type]=lead_status_changed&filter[entity]=lead";
const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

interface LeadChange extends StageChange {
  readonly event: string;
  readonly dealId: string;
}

/** Stage changes of one lead, oldest first; Kommo promises no order. */
export async function readStageChanges(
  call: Wire,
  dealId: string,
  since: Date,
): Promise<readonly StageChange[]> {
  const path = `${EVENTS}&filter[entity_id]=${dealId}&filter[created_at][from]=${seconds(since)}`;
  const changes = await changesAt(call, path);
  if (changes.some((change) => change.dealId !== dealId)) {
    const detail = "Kommo listed events of other deals: its filter was not applied.";
    throw new CountersignError("answer_unreadable", RETRY, detail, {
      connection: "kommo",
      operation: "events.list",
    });
  }
  return chained(changes)
    .filter((change) => seconds(change.at) >= seconds(since))
    .map(({ at: when, from, to, by }) => ({ at: when, to, by, ...(from === undefined ? {} : { from }) }));
}

/** Kommo's instants are whole seconds: within one of them, a change goes on from where the one before it ended. */
function chained(changes: readonly LeadChange[]): readonly LeadChange[] {
  const left = [...changes];
  const ordered: LeadChange[] = [];
  for (let [first] = left; first !== undefined; [first] = left) {
    const instant = first.at.getTime();
    const last = ordered.at(-1);
    const together = left.filter((change) => change.at.getTime() === instant);
    const next =
      together.find((change) => last !== undefined && isAfter(change, last)) ??
      together.find((change) => !together.some((other) => other !== change && isAfter(change, other))) ??
      first;
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return ordered;
}

function isAfter(change: LeadChange, earlier: LeadChange): boolean {
  return change.from !== undefined && keyOf(change.from) === keyOf(earlier.to);
}

/** Leads that were moved into one of the stages in the window, or created there. */
export async function readEnteredStages(
  call: Wire,
  stages: readonly StageRef[],
  from: Date,
  to: Date,
): Promise<readonly string[]> {
  if (stages.length === 0 || to < from) return [];
  const wanted = new Set(stages.map(keyOf));
  const moved = await changesAt(
    call,
    `${EVENTS}&${windowOf(from, to)}${narrow("filter[value_after][leads_statuses]", stages)}`,
  );
  const created: string[] = [];
  const path = `/api/v4/leads?limit=250&${windowOf(from, to)}${narrow("filter[statuses]", stages)}`;
  for await (const leads of pagesOf(call, { path, embedded: "leads", operation: "leads.created" })) {
    for (const lead of leads) {
      const stage = stageOf(idAt(lead, "pipeline_id"), idAt(lead, "status_id"));
      const id = idAt(lead, "id");
      if (
        id !== undefined &&
        stage !== undefined &&
        wanted.has(keyOf(stage)) &&
        isWithin(instantAt(lead, "created_at"), from, to)
      ) {
        created.push(id);
      }
    }
  }
  const entered = moved.filter((change) => wanted.has(keyOf(change.to)) && isWithin(change.at, from, to));
  return [...new Set([...entered.map((change) => change.dealId), ...created])];
}

/** Filters that Kommo may ignore are applied here once more; they only make the answers shorter. */
function isWithin(instant: Date | undefined, from: Date, to: Date): boolean {
  return (
    instant !== undefined &&
    seconds(instant) >= seconds(from) &&
    seconds(instant) <= Math.ceil(to.getTime() / 1000)
  );
}

const keyOf = ({ pipelineId, stageId }: StageRef): string => `${pipelineId}/${stageId}`;

function windowOf(from: Date, to: Date): string {
  return `filter[created_at][from]=${seconds(from)}&filter[created_at][to]=${Math.ceil(to.getTime() / 1000)}`;
}

/** Only one stage is documented as a filter [events-filtration]; several are sorted out here. */
function narrow(key: string, stages: readonly StageRef[]): string {
  const [only] = stages;
  if (only === undefined || stages.length > 1) return "";
  return `&${key}[0][pipeline_id]=${only.pipelineId}&${key}[0][status_id]=${only.stageId}`;
}

async function changesAt(call: Wire, path: string): Promise<readonly LeadChange[]> {
  const entries = await allOf(call, { path, embedded: "events", operation: "events.list" });
  const changes = new Map<string, LeadChange>();
  for (const entry of entries) {
    const change = changeOf(entry);
    if (change !== undefined) changes.set(change.event, change);
  }
  return [...changes.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function changeOf(entry: unknown): LeadChange | undefined {
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

function stageOf(pipelineId: string | undefined, stageId: string | undefined): StageRef | undefined {
  return pipelineId === undefined || stageId === undefined ? undefined : { pipelineId, stageId };
}
