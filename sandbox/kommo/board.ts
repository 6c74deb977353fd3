import type { TownFieldType } from "../town/town.ts";
import { dealState } from "./deal-state.ts";
import type { Lead, Person } from "./rows.ts";
import type { World } from "./world.ts";

const emailOf = (world: World, { values }: Person): string => {
  const field = world.catalog.fields.contacts.byCode.get("EMAIL");
  const value = field === undefined ? undefined : values.get(field.id)?.[0]?.value;
  return typeof value === "string" ? value : "";
};

const contactsOf = (world: World, lead: Lead): readonly Person[] =>
  lead.contacts
    .toSorted((left, right) => Number(right.isMain) - Number(left.isMain))
    .flatMap(({ id }) => world.people.contacts.get(id) ?? []);

const companyOf = (world: World, lead: Lead): string =>
  lead.companyId === null ? "" : (world.people.companies.get(lead.companyId)?.name ?? "");

/** A deal as it lies on the board; the main contact's name, `""` where there is none. */
const cardOf = (world: World, lead: Lead): Readonly<Record<string, unknown>> => ({
  id: lead.id,
  name: lead.name,
  price: lead.price,
  pipeline: lead.pipelineId,
  stage: lead.statusId,
  company: companyOf(world, lead),
  contact: contactsOf(world, lead)[0]?.name ?? "",
  notes: world.notes.get(`leads:${lead.id}`)?.length ?? 0,
  tasks: (world.tasksOf.get(`leads:${lead.id}`) ?? []).filter(({ isCompleted }) => !isCompleted).length,
  files: world.fileLinks.get(lead.id)?.size ?? 0,
  updatedAt: lead.updatedAt,
});

const DATES: ReadonlySet<TownFieldType> = new Set(["date", "date_time", "birthday"]);

/** As people read it: days in the account's zone, lists with commas. */
const shownValue = (world: World, type: TownFieldType, value: unknown): string => {
  if (DATES.has(type) && typeof value === "number")
    return new Intl.DateTimeFormat("sv-SE", { timeZone: world.town.account.timezone }).format(value * 1000);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "string" ? value : JSON.stringify(value);
};

const fieldsOf = (world: World, lead: Lead): readonly unknown[] =>
  [...lead.values].flatMap(([id, list]) => {
    const field = world.catalog.fields.leads.byId.get(id);
    if (field === undefined) return [];
    return [
      { name: field.name, value: list.map(({ value }) => shownValue(world, field.type, value)).join(", ") },
    ];
  });

/** The account's pipelines and every deal in them, as its people see them. */
export const boardState = (world: World): unknown => ({
  pipelines: world.town.pipelines,
  deals: [...world.leads.values()].filter(({ isDeleted }) => !isDeleted).map((lead) => cardOf(world, lead)),
});

/** One deal opened: all that it holds, and its people with their first e-mail address. */
export const openedDeal = (world: World, lead: Lead): unknown => ({
  ...cardOf(world, lead),
  held: dealState(world, lead),
  fields: fieldsOf(world, lead),
  people: contactsOf(world, lead).map((person) => ({
    id: person.id,
    name: person.name,
    email: emailOf(world, person),
  })),
  users: world.town.users.map(({ id, name }) => ({ id, name })),
});
