import { idAt } from "./raw.ts";
import type { Raw } from "./raw.ts";
import { entitiesOf } from "./test-kommo.ts";
import type { Reply, Seen } from "./test-kommo.ts";

/** A lead as Kommo draws it. */
export function leadJson(id: number, more: Raw = {}): Raw {
  return {
    id,
    name: `Deal ${id}`,
    price: 1200,
    responsible_user_id: 71,
    status_id: 142,
    pipeline_id: 31,
    created_at: 1_790_000_000,
    updated_at: 1_790_000_100,
    is_deleted: false,
    custom_fields_values: null,
    _embedded: { tags: [], companies: [{ id: 900 }], contacts: [{ id: id + 5000, is_main: true }] },
    ...more,
  };
}

/** An account in which every id exists: reads and batch writes as documented, nothing kept. */
export function plentyOf(seen: Seen): Reply {
  const entity = /^\/api\/v4\/(leads|contacts)(?:\/(\d+))?$/.exec(seen.path);
  if (entity !== null && seen.method === "GET") {
    const [, kind = "", id] = entity;
    const make = (one: string): Raw =>
      kind === "leads"
        ? leadJson(Number(one))
        : { id: Number(one), name: `Contact ${one}`, custom_fields_values: null };
    if (id !== undefined) return { json: make(id) };
    return { json: { _embedded: { [kind]: seen.query.getAll("filter[id][]").map(make) } } };
  }
  if (seen.method === "PATCH" && entity?.[2] !== undefined)
    return { json: { id: Number(entity[2]), updated_at: 1 } };
  if (seen.method === "PATCH")
    return { json: { _embedded: { leads: entitiesOf(seen.body).map(({ id }) => ({ id })) } } };
  if (seen.path === "/api/v4/leads/notes" || seen.path === "/api/v4/tasks") return created(seen);
  if (seen.path === "/api/v4/leads/pipelines") return { json: PIPELINES };
  if (seen.path.endsWith("/custom_fields")) return { json: { _embedded: { custom_fields: FIELDS } } };
  if (seen.path === "/api/v4/account") return { json: ACCOUNT };
  return { status: 404, json: { title: "Not Found", status: 404 } };
}

/** Kommo's answer to an array of new notes or tasks. */
export function created(seen: Seen): Reply {
  const key = seen.path.endsWith("notes") ? "notes" : "tasks";
  const made = entitiesOf(seen.body).map((body, index) => ({
    id: 80_000 + index,
    entity_id: Number(idAt(body, "entity_id")),
    request_id: body["request_id"],
  }));
  return { json: { _embedded: { [key]: made } } };
}

export const ACCOUNT = {
  id: 4400,
  name: "Acme",
  subdomain: "acme",
  _embedded: { datetime_settings: { timezone: "Europe/Stockholm" } },
};

const PIPELINES = {
  _embedded: {
    pipelines: [
      {
        id: 31,
        name: "Sales",
        is_archive: false,
        _embedded: {
          statuses: [
            { id: 501, name: "Offer", pipeline_id: 31 },
            { id: 502, name: "Contract signed", pipeline_id: 31 },
            { id: 503, name: "offer", pipeline_id: 31 },
            { id: 142, name: "Won", pipeline_id: 31 },
          ],
        },
      },
      {
        id: 32,
        name: "Old",
        is_archive: true,
        _embedded: { statuses: [{ id: 142, name: "Won", pipeline_id: 32 }] },
      },
    ],
  },
};

export const FIELDS = [
  { id: 61, name: "Contract ID", code: null, type: "text", enums: null },
  {
    id: 62,
    name: "Plan",
    code: "PLAN",
    type: "select",
    enums: [
      { id: 1, value: "Growth" },
      { id: 2, value: "Scale" },
    ],
  },
  { id: 63, name: "Start", code: null, type: "date", enums: null },
];
