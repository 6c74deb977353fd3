import type { SimResponse } from "../kit/kit.ts";
import type { TownEntity, TownField } from "../town/town.ts";
import { hal, nothing } from "./answers.ts";
import { idOf } from "./call.ts";
import type { Call, Handler } from "./call.ts";
import { listPage, ordered } from "./paging.ts";

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
