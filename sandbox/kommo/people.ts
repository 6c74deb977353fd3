import type { SimResponse } from "../kit/kit.ts";
import { hal, nothing } from "./answers.ts";
import { idOf } from "./call.ts";
import type { Call, Handler } from "./call.ts";
import { viewValues } from "./field-values.ts";
import { listPage, ordered } from "./paging.ts";
import type { Person } from "./rows.ts";

type Kind = Person["entity"];

const linksTo = (call: Call, entity: string, ids: Iterable<number>): unknown =>
  [...ids].map((id) => ({
    id,
    _links: { self: { href: `${call.world.baseUrl()}/api/v4/${entity}/${id}` } },
  }));

const view = (call: Call, person: Person): unknown => {
  const { world, query } = call;
  return {
    id: person.id,
    name: person.name,
    ...(person.entity === "contacts" ? { first_name: person.firstName, last_name: person.lastName } : {}),
    responsible_user_id: person.responsibleUserId,
    group_id: 0,
    created_by: person.responsibleUserId,
    updated_by: person.updatedBy,
    created_at: person.createdAt,
    updated_at: person.updatedAt,
    closest_task_at: null,
    is_deleted: false,
    ...(person.entity === "contacts" ? { is_unsorted: false } : {}),
    custom_fields_values: viewValues(world, person.entity, person.values),
    account_id: world.accountId,
    _links: { self: { href: `${world.baseUrl()}/api/v4/${person.entity}/${person.id}` } },
    _embedded: {
      tags: [],
      ...(person.entity === "contacts"
        ? { companies: linksTo(call, "companies", person.companyId === null ? [] : [person.companyId]) }
        : {}),
      ...(query.with.has("leads") ? { leads: linksTo(call, "leads", person.leadIds) } : {}),
    },
  };
};

/** GET /api/v4/contacts/{id} and /companies/{id}: 204 when there is none. */
export const getPerson =
  (kind: Kind): Handler =>
  (call): SimResponse => {
    const person = call.world.people[kind].get(idOf(call));
    return person === undefined ? nothing() : hal(view(call, person));
  };

const candidates = (call: Call, kind: Kind): readonly Person[] => {
  const rows = call.world.people[kind];
  const ids = call.query.ids("filter[id]");
  if (ids === undefined) return [...rows.values()];
  return [...new Set(ids)].flatMap((id) => rows.get(id) ?? []).toSorted((a, b) => a.id - b.id);
};

const speaksOf = (person: Person, text: string): boolean =>
  person.name.toLowerCase().includes(text) ||
  [...person.values.values()].some((list) =>
    list.some(({ value }) => typeof value === "string" && value.toLowerCase().includes(text)),
  );

/** GET /api/v4/contacts and /companies; `query` searches field values too. */
export const listPeople =
  (kind: Kind): Handler =>
  (call): SimResponse => {
    const text = call.query.one("query")?.toLowerCase();
    const updated = call.query.range("filter[updated_at]");
    const rows = candidates(call, kind).filter(
      (person) =>
        (text === undefined || speaksOf(person, text)) &&
        (updated === undefined || (person.updatedAt >= updated.from && person.updatedAt <= updated.to)),
    );
    return listPage(call, {
      name: kind,
      rows: ordered(call, rows, { id: (row) => row.id, updated_at: (row) => row.updatedAt }),
      view: (person) => view(call, person),
    });
  };
