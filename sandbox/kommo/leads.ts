import type { SimResponse } from "../kit/kit.ts";
import { hal, nothing, problem } from "./answers.ts";
import { readBatch, readItem } from "./batch.ts";
import type { ItemBody } from "./batch.ts";
import { idOf, readJson } from "./call.ts";
import type { Call } from "./call.ts";
import { changeLead } from "./change-lead.ts";
import type { LeadChange } from "./change-lead.ts";
import { readLeadPatch } from "./lead-patch.ts";
import { viewLead } from "./lead-view.ts";
import { selfHref } from "./paging.ts";
import type { Lead } from "./rows.ts";

const liveLead = (call: Call, id: number): Lead | undefined => {
  const lead = call.world.leads.get(id);
  return lead === undefined || lead.isDeleted ? undefined : lead;
};

/** GET /api/v4/leads/{id}: 204 when there is none. */
export const getLead = (call: Call): SimResponse => {
  const lead = liveLead(call, idOf(call));
  return lead === undefined ? nothing() : hal(viewLead(call.world, lead, call.query.with));
};

interface Ready {
  readonly lead: Lead;
  readonly change: LeadChange;
  readonly by: number;
}

const prepare = (call: Call, lead: Lead, { body, issues }: ItemBody): Ready => {
  const { change, updatedBy } = readLeadPatch({ world: call.world, lead, body, issues });
  return { lead, change, by: updatedBy ?? call.actor.userId };
};

/** All changes of one call are announced together. */
const apply = (call: Call, ready: readonly Ready[]): SimResponse => {
  const { world } = call;
  call.desk.leads(ready.map(({ lead, change, by }) => changeLead(world, lead, change, by)));
  return hal({
    _links: { self: { href: selfHref(call) } },
    _embedded: {
      leads: ready.map(({ lead }) => ({
        id: lead.id,
        updated_at: lead.updatedAt,
        _links: { self: { href: `${world.baseUrl()}/api/v4/leads/${lead.id}` } },
      })),
    },
  });
};

/** PATCH /api/v4/leads/{id}: one object. */
export const patchLead = (call: Call): SimResponse => {
  const body = readJson(call.request);
  const lead = liveLead(call, idOf(call));
  if (lead === undefined) return problem(404, "Lead not found");
  return apply(call, [readItem(body, (item) => prepare(call, lead, item))]);
};

const prepareItem = (call: Call, item: ItemBody): Ready | undefined => {
  const id = item.must("id", item.whole("id"));
  if (id === undefined) return undefined;
  const lead = liveLead(call, id);
  if (lead !== undefined) return prepare(call, lead, item);
  item.issues.push({ code: "NotFound", path: "id", detail: "Entity not found" });
  return undefined;
};

/** PATCH /api/v4/leads: an array with `id` in each; one bad item refuses the whole call. */
export const patchLeads = (call: Call): SimResponse =>
  apply(
    call,
    readBatch(call, (item) => prepareItem(call, item)).map(({ value }) => value),
  );
