import type { SimResponse } from "../kit/kit.ts";
import { refuse } from "./answers.ts";
import type { Call } from "./call.ts";
import { stageKey } from "./catalog.ts";
import { viewLead } from "./lead-view.ts";
import { listPage, ordered } from "./paging.ts";
import type { Lead } from "./rows.ts";

const byIds = (call: Call, ids: Iterable<number>): readonly Lead[] =>
  [...new Set(ids)].flatMap((id) => call.world.leads.get(id) ?? []).toSorted((a, b) => a.id - b.id);

/** Both parts of `filter[statuses][n]` are needed. */
const byStages = (call: Call): readonly Lead[] | undefined => {
  const names = call.query.names("filter[statuses]");
  if (names.length === 0) return undefined;
  const places = new Set(names.map((name) => /^filter\[statuses\]\[(\d+)\]/u.exec(name)?.[1] ?? ""));
  const ids: number[] = [];
  for (const place of places) {
    const pipelineId = call.query.whole(`filter[statuses][${place}][pipeline_id]`);
    const statusId = call.query.whole(`filter[statuses][${place}][status_id]`);
    if (pipelineId === undefined || statusId === undefined)
      return refuse(400, "filter[statuses] needs pipeline_id and status_id");
    ids.push(...(call.world.leadsByStage.get(stageKey(pipelineId, statusId)) ?? []));
  }
  return byIds(call, ids);
};

const candidates = (call: Call): readonly Lead[] => {
  const ids = call.query.ids("filter[id]");
  if (ids !== undefined) return byIds(call, ids);
  return byStages(call) ?? [...call.world.leads.values()];
};

type Test = (lead: Lead) => boolean;

const rangeTests = (call: Call): readonly Test[] => {
  const read: Readonly<Record<string, (lead: Lead) => number | null>> = {
    created_at: (lead) => lead.createdAt,
    updated_at: (lead) => lead.updatedAt,
    closed_at: (lead) => lead.closedAt,
    price: (lead) => lead.price,
  };
  return Object.entries(read).flatMap(([key, valueOf]) => {
    const range = call.query.range(`filter[${key}]`);
    if (range === undefined) return [];
    return (lead: Lead): boolean => {
      const value = valueOf(lead);
      return value !== null && value >= range.from && value <= range.to;
    };
  });
};

const memberTests = (call: Call): readonly Test[] => {
  const read: Readonly<Record<string, (lead: Lead) => number>> = {
    pipeline_id: (lead) => lead.pipelineId,
    responsible_user_id: (lead) => lead.responsibleUserId,
    created_by: (lead) => lead.createdBy,
    updated_by: (lead) => lead.updatedBy,
  };
  return Object.entries(read).flatMap(([key, valueOf]) => {
    const ids = call.query.ids(`filter[${key}]`);
    if (ids === undefined) return [];
    const allowed = new Set(ids);
    return (lead: Lead): boolean => allowed.has(valueOf(lead));
  });
};

/** `query` looks through whatever is filled in. https://developers.kommo.com/reference/leads-list */
const holds =
  (words: string): Test =>
  ({ name, price, values }) => {
    const filled = [...values.values()].flat().map(({ value }) => value);
    return [name, price, ...filled].some((one) => String(one).toLowerCase().includes(words));
  };

/** GET /api/v4/leads. `filter[custom_fields_values]` is ignored in silence, as the real one does. */
export const listLeads = (call: Call): SimResponse => {
  const names = call.query.all("filter[name]");
  const query = call.query.one("query")?.toLowerCase();
  const tests: Test[] = [(lead) => !lead.isDeleted, ...rangeTests(call), ...memberTests(call)];
  if (names.length > 0) tests.push((lead) => names.includes(lead.name));
  if (query !== undefined) tests.push(holds(query));
  const found = candidates(call).filter((lead) => tests.every((test) => test(lead)));
  return listPage(call, {
    name: "leads",
    rows: ordered(call, found, {
      created_at: (lead) => lead.createdAt,
      updated_at: (lead) => lead.updatedAt,
      id: (lead) => lead.id,
    }),
    view: (lead) => viewLead(call.world, lead, call.query.with),
  });
};
