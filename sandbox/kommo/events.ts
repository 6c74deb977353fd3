import type { SimResponse } from "../kit/kit.ts";
import { refuse } from "./answers.ts";
import type { Call } from "./call.ts";
import { fieldOf, isFields } from "./json.ts";
import { listPage } from "./paging.ts";
import type { EventRow } from "./rows.ts";

/** Older pages say 100, newer ones 250: the smaller one holds. */
const MOST = 100;
const MOST_IDS = 10;

/** First place whose event is not older than `from`; events lie in the order of time. */
const firstSince = (events: readonly EventRow[], from: number): number => {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.createdAt ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

const few = (ids: readonly number[] | undefined, name: string): readonly number[] | undefined =>
  ids !== undefined && ids.length > MOST_IDS ? refuse(400, `${name}: ${MOST_IDS} at most`) : ids;

const candidates = (call: Call): readonly EventRow[] => {
  const { world, query } = call;
  const ids = few(query.ids("filter[entity_id]"), "filter[entity_id]");
  if (ids === undefined) return world.events;
  const entity = query.one("filter[entity]");
  if (entity === undefined) return refuse(400, "filter[entity_id] needs filter[entity]");
  return ids
    .flatMap((id) => world.eventsOf.get(`${entity}:${id}`) ?? [])
    .toSorted((a, b) => a.createdAt - b.createdAt);
};

const stageOf = (row: EventRow): { readonly pipelineId: unknown; readonly statusId: unknown } => {
  const [after] = row.after;
  const stage = isFields(after) ? fieldOf(after, "lead_status") : undefined;
  if (!isFields(stage)) return { pipelineId: undefined, statusId: undefined };
  return { pipelineId: fieldOf(stage, "pipeline_id"), statusId: fieldOf(stage, "id") };
};

/** `filter[value_after][leads_statuses][n][pipeline_id|status_id]`. */
const stageTest = (call: Call): ((row: EventRow) => boolean) => {
  const prefix = "filter[value_after][leads_statuses]";
  const places = new Set(
    call.query
      .names(prefix)
      .map((name) => /^\[(\d+)\]/u.exec(name.slice(prefix.length))?.[1] ?? refuse(400, `Invalid ${name}.`)),
  );
  if (places.size === 0) return () => true;
  const wanted = new Set(
    [...places].map((place) => {
      const pipelineId = call.query.whole(`${prefix}[${place}][pipeline_id]`);
      const statusId = call.query.whole(`${prefix}[${place}][status_id]`);
      return `${pipelineId}:${statusId}`;
    }),
  );
  return (row) => {
    const { pipelineId, statusId } = stageOf(row);
    return wanted.has(`${String(pipelineId)}:${String(statusId)}`);
  };
};

const PATHS = { lead: "leads", contact: "contacts", company: "companies" } as const;

const viewEvent = (call: Call, row: EventRow): unknown => {
  const { world, query } = call;
  const name = row.entity === "lead" ? world.leads.get(row.entityId)?.name : undefined;
  return {
    id: row.id,
    type: row.type,
    entity_id: row.entityId,
    entity_type: row.entity,
    created_by: row.createdBy,
    created_at: row.createdAt,
    value_after: row.after,
    value_before: row.before,
    account_id: world.accountId,
    _links: { self: { href: `${world.baseUrl()}/api/v4/events/${row.id}` } },
    _embedded: {
      entity: {
        id: row.entityId,
        ...(query.with.has("lead_name") && name !== undefined ? { name } : {}),
        _links: { self: { href: `${world.baseUrl()}/api/v4/${PATHS[row.entity]}/${row.entityId}` } },
      },
    },
  };
};

/** GET /api/v4/events: by type, entity, entity_id, created_by, created_at and the stage after; newest first. */
export const listEvents = (call: Call): SimResponse => {
  const { query } = call;
  const types = new Set(query.all("filter[type]").flatMap((text) => text.split(",")));
  const entities = new Set(query.all("filter[entity]").flatMap((text) => text.split(",")));
  const by = few(query.ids("filter[created_by]"), "filter[created_by]");
  const created = query.range("filter[created_at]");
  const isStage = stageTest(call);
  const all = candidates(call);
  const rows = (created === undefined ? all : all.slice(firstSince(all, created.from))).filter(
    (row) =>
      (types.size === 0 || types.has(row.type)) &&
      (entities.size === 0 || entities.has(row.entity)) &&
      (by === undefined || by.includes(row.createdBy)) &&
      (created === undefined || row.createdAt <= created.to) &&
      isStage(row),
  );
  return listPage(call, {
    name: "events",
    rows: rows.toReversed(),
    view: (row) => viewEvent(call, row),
    most: MOST,
  });
};
