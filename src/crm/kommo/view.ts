import type { Company, Contact, Deal, DealView } from "../../domain/deal.ts";
import type { User } from "../../domain/deal.ts";
import type { ViewNeeds } from "../crm.ts";
import type { FieldEntity } from "./definitions.ts";
import { mapCompany, mapContact } from "./map.ts";
import type { Registry } from "./metadata.ts";
import { checkedId } from "./read-by-id.ts";
import { holdsDates } from "./read-values.ts";

/** Reads one entity by id; `undefined` = it does not exist. */
type ReadById = (id: string) => Promise<unknown>;

export interface ViewTools {
  readonly registry: Registry;
  readonly readContact: ReadById;
  readonly readCompany: ReadById;
  readonly readUser: (id: string) => Promise<User>;
}

/** The deal with what texts may speak of; only what is needed is read, all of it side by side. */
export async function readView(tools: ViewTools, deal: Deal, needs: ViewNeeds): Promise<DealView> {
  const { registry } = tools;
  const names = (entity: FieldEntity, isNeeded: boolean): Promise<readonly string[]> =>
    isNeeded ? registry.fieldNames(entity) : Promise.resolve([]);
  const [contact, company, user, pipelines, ...fields] = await Promise.all([
    needs.contact ? contactOf(tools, deal.mainContactId) : undefined,
    needs.company ? companyOf(tools, deal.companyId) : undefined,
    needs.user && deal.responsibleUserId !== undefined ? tools.readUser(deal.responsibleUserId) : undefined,
    registry.pipelines(),
    names("leads", true),
    names("contacts", needs.contact),
    names("companies", needs.company),
  ]);
  const pipeline = pipelines.find((one) => one.id === deal.pipelineId);
  const stage = pipeline?.stages.find((one) => one.id === deal.stageId);
  return {
    deal,
    ...(contact === undefined ? {} : { contact }),
    ...(company === undefined ? {} : { company }),
    ...(user === undefined ? {} : { user }),
    ...(pipeline === undefined ? {} : { pipelineName: pipeline.name }),
    ...(stage === undefined ? {} : { stageName: stage.name }),
    fieldNames: { deal: fields[0], contact: fields[1], company: fields[2] },
  };
}

async function contactOf(
  { registry, readContact }: ViewTools,
  id: string | undefined,
): Promise<Contact | undefined> {
  const found = id === undefined ? undefined : await readContact(checkedId(id, "contacts.read"));
  return id === undefined || found === undefined
    ? undefined
    : mapContact(found, id, await zoneFor(registry, found));
}

async function companyOf(
  { registry, readCompany }: ViewTools,
  id: string | undefined,
): Promise<Company | undefined> {
  const found = id === undefined ? undefined : await readCompany(checkedId(id, "companies.read"));
  return id === undefined || found === undefined
    ? undefined
    : mapCompany(found, id, await zoneFor(registry, found));
}

/** The account is only asked for its zone when a calendar date depends on it. */
export function zoneFor(registry: Registry, entity: unknown): Promise<string> {
  return holdsDates(entity) ? registry.zone() : Promise.resolve("UTC");
}
