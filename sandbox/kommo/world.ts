import type { Town, TownContact, TownCompany, TownDeal, TownValues } from "../town/town.ts";
import { createCatalog, stageKey } from "./catalog.ts";
import type { Catalog } from "./catalog.ts";
import type {
  DriveFile,
  EventRow,
  Lead,
  Note,
  Person,
  Tag,
  Task,
  UploadSession,
  Values,
  Webhook,
} from "./rows.ts";

/** Everything that one simulated account knows. A reset makes a new one from the town. */
export interface World {
  readonly town: Town;
  readonly catalog: Catalog;
  readonly accountId: number;
  readonly subdomain: string;
  readonly baseUrl: () => string;
  readonly now: () => Date;
  /** The reference does not say which. */
  putFiles: "add" | "replace";
  readonly leads: Map<number, Lead>;
  readonly leadsByStage: Map<string, Set<number>>;
  readonly people: Readonly<Record<"contacts" | "companies", Map<number, Person>>>;
  readonly tags: Map<string, Tag>;
  /** By `entity:id`. */
  readonly notes: Map<string, Note[]>;
  readonly tasks: Map<number, Task>;
  readonly tasksOf: Map<string, Task[]>;
  readonly events: EventRow[];
  readonly eventsOf: Map<string, EventRow[]>;
  /** Links by deal: uuid → id of the link. */
  readonly fileLinks: Map<number, Map<string, number>>;
  readonly drive: Map<string, DriveFile>;
  /** By the secret part of the next upload address. */
  readonly sessions: Map<string, UploadSession>;
  readonly webhooks: Map<string, Webhook>;
  /** Addresses of the Digital Pipeline by stage. */
  readonly stageHooks: Map<string, Set<string>>;
  nextId(): number;
}

/** Now in unix seconds. */
export const seconds = (world: World): number => Math.floor(world.now().getTime() / 1000);

/** Adds to the list under a key, starting it when there is none. */
export const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

/** The account's tag of that name, made when there is none. */
export const tagOf = (world: Pick<World, "tags" | "nextId">, name: string): Tag => {
  const known = world.tags.get(name);
  if (known !== undefined) return known;
  const tag = { id: world.nextId(), name };
  world.tags.set(name, tag);
  return tag;
};

const valuesFrom = (values: TownValues): Values => new Map(values.map((one) => [one.fieldId, one.values]));

const personFrom = (entity: "contacts" | "companies", row: TownContact | TownCompany): Person => ({
  id: row.id,
  entity,
  name: row.name,
  firstName: "firstName" in row ? row.firstName : "",
  lastName: "lastName" in row ? row.lastName : "",
  responsibleUserId: row.responsibleUserId,
  createdAt: row.createdAt,
  updatedAt: row.createdAt,
  updatedBy: row.responsibleUserId,
  companyId: "companyId" in row ? row.companyId : null,
  leadIds: new Set(),
  values: valuesFrom(row.values),
});

const leadFrom = (world: Pick<World, "tags" | "nextId">, deal: TownDeal): Lead => ({
  id: deal.id,
  name: deal.name,
  price: deal.price,
  responsibleUserId: deal.responsibleUserId,
  statusId: deal.statusId,
  pipelineId: deal.pipelineId,
  lossReasonId: deal.lossReasonId,
  createdBy: deal.responsibleUserId,
  updatedBy: deal.responsibleUserId,
  createdAt: deal.createdAt,
  updatedAt: deal.createdAt,
  closedAt: deal.closedAt,
  isDeleted: false,
  tags: deal.tags.map((name) => tagOf(world, name)),
  contacts: deal.contacts,
  companyId: deal.companyId,
  values: valuesFrom(deal.values),
  stageHistory: [
    {
      at: deal.createdAt,
      pipelineId: deal.pipelineId,
      statusId: deal.statusId,
      by: deal.responsibleUserId,
    },
  ],
});

/** Puts a deal into all indexes. */
export const placeLead = (world: World, lead: Lead): void => {
  world.leads.set(lead.id, lead);
  const key = stageKey(lead.pipelineId, lead.statusId);
  const there = world.leadsByStage.get(key);
  if (there === undefined) world.leadsByStage.set(key, new Set([lead.id]));
  else there.add(lead.id);
  for (const { id } of lead.contacts) world.people.contacts.get(id)?.leadIds.add(lead.id);
  if (lead.companyId !== null) world.people.companies.get(lead.companyId)?.leadIds.add(lead.id);
};

/** A fresh world from the town. */
export const createWorld = (
  given: Pick<World, "town" | "accountId" | "subdomain" | "baseUrl" | "now" | "putFiles">,
): World => {
  let lastId = 50_000_000;
  const peopleFrom = (entity: "contacts" | "companies"): Map<number, Person> =>
    new Map(given.town[entity].map((row) => [row.id, personFrom(entity, row)]));
  const world: World = {
    ...given,
    catalog: createCatalog(given.town),
    leads: new Map(),
    leadsByStage: new Map(),
    people: { contacts: peopleFrom("contacts"), companies: peopleFrom("companies") },
    tags: new Map(),
    notes: new Map(),
    tasks: new Map(),
    tasksOf: new Map(),
    events: [],
    eventsOf: new Map(),
    fileLinks: new Map(),
    drive: new Map(),
    sessions: new Map(),
    webhooks: new Map(),
    stageHooks: new Map(),
    nextId: () => (lastId += 1),
  };
  for (const deal of given.town.deals) placeLead(world, leadFrom(world, deal));
  return world;
};
