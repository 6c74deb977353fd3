import type { SimResponse } from "../kit/kit.ts";
import { readBatch } from "./batch.ts";
import type { ItemBody } from "./batch.ts";
import type { TownEntity, TownField } from "../town/town.ts";
import { NOT_A_CHOICE, hal, nothing } from "./answers.ts";
import { adminOnly, idOf } from "./call.ts";
import type { Call, Handler } from "./call.ts";
import { listPage, ordered, selfHref } from "./paging.ts";

const viewField = (call: Call, entity: TownEntity, field: TownField): unknown => ({
  id: field.id,
  name: field.name,
  type: field.type,
  account_id: call.world.accountId,
  code: field.code,
  sort: field.sort,
  is_api_only: false,
  enums: field.enums,
  group_id: null,
  required_statuses: [],
  is_deletable: field.code === null,
  is_predefined: field.code !== null,
  entity_type: entity,
  tracking_callback: null,
  remind: null,
  triggers: [],
  currency: field.currency,
  hidden_statuses: [],
  chained_lists: null,
  _links: { self: { href: `${call.world.baseUrl()}/api/v4/${entity}/custom_fields/${field.id}` } },
});

/** GET /api/v4/{entity}/custom_fields: 50 per page, whatever `limit` says. */
export const listFields =
  (entity: TownEntity): Handler =>
  (call): SimResponse => {
    const types = call.query.all("filter[type]");
    const all = call.world.catalog.fields[entity].all;
    const rows = types.length === 0 ? all : all.filter(({ type }) => types.includes(type));
    return listPage(call, {
      name: "custom_fields",
      rows: ordered(call, rows, { sort: (field) => field.sort, id: (field) => field.id }),
      view: (field) => viewField(call, entity, field),
      cap: 50,
      counts: true,
    });
  };

/** GET /api/v4/{entity}/custom_fields/{id}. */
export const getField =
  (entity: TownEntity): Handler =>
  (call): SimResponse => {
    const field = call.world.catalog.fields[entity].byId.get(idOf(call));
    return field === undefined ? nothing() : hal(viewField(call, entity, field));
  };

/** What the simulator can make: fields without options. */
const NEW_TYPES = ["text", "textarea", "url", "numeric", "checkbox", "date", "date_time"] as const;

const readNewField = (item: ItemBody): Pick<TownField, "name" | "type" | "code" | "sort"> | undefined => {
  item.onlyKeys(new Set(["name", "type", "code", "sort", "is_api_only", "group_id", "request_id"]));
  const name = item.must("name", item.text("name"));
  const given = item.must("type", item.text("type"));
  const type = NEW_TYPES.find((known) => known === given);
  if (given !== undefined && type === undefined) item.issues.push({ ...NOT_A_CHOICE, path: "type" });
  if (name === undefined || type === undefined) return undefined;
  return { name, type, code: item.text("code") ?? null, sort: item.whole("sort") ?? 500 };
};

/**
 * POST /api/v4/{entity}/custom_fields: an array, by administrators. Names need not be unique. 201 as the reference's overview has it.
 * https://www.kommo.com/developers/content/api_v4/custom-fields/
 */
export const postFields =
  (entity: TownEntity): Handler =>
  (call): SimResponse => {
    adminOnly(call);
    const made = readBatch(call, readNewField).map(({ value, requestId }) => {
      const field: TownField = { id: call.world.nextId(), ...value, enums: null, currency: null };
      call.world.catalog.fields[entity].add(field);
      return Object.assign({}, viewField(call, entity, field), { request_id: requestId });
    });
    const body = {
      _total_items: made.length,
      _links: { self: { href: selfHref(call) } },
      _embedded: { custom_fields: made },
    };
    return hal(body, 201);
  };
