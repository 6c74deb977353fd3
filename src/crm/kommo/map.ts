import type { Company, Contact, Deal } from "../../domain/deal.ts";
import { at, idAt, instantAt, listAt, numberAt, textAt } from "./raw.ts";
import { readFields, readMultitext } from "./read-values.ts";

const MOST_LINKS = 1000;

/** Kommo's lead in our words; `undefined` = not a lead that we can work with. A deleted one is told by {@link isDeleted}. */
export function mapDeal(lead: unknown, zone: string): Deal | undefined {
  const [id, pipelineId, stageId] = [idAt(lead, "id"), idAt(lead, "pipeline_id"), idAt(lead, "status_id")];
  if (id === undefined || pipelineId === undefined || stageId === undefined) return undefined;
  const contacts = listAt(lead, "_embedded", "contacts").slice(0, MOST_LINKS);
  const contactIds = contacts.flatMap((contact) => idAt(contact, "id") ?? []);
  const main = contacts.find((contact) => at(contact, "is_main") === true);
  const mainContactId = idAt(main, "id") ?? firstId(contactIds);
  const responsibleUserId = idAt(lead, "responsible_user_id");
  const companyId = listAt(lead, "_embedded", "companies").flatMap((company) => idAt(company, "id") ?? [])[0];
  const createdAt = instantAt(lead, "created_at")?.toISOString();
  const updatedAt = instantAt(lead, "updated_at")?.toISOString();
  return {
    id,
    name: textAt(lead, "name"),
    price: numberAt(lead, "price") ?? 0,
    pipelineId,
    stageId,
    ...(responsibleUserId === undefined ? {} : { responsibleUserId }),
    ...(mainContactId === undefined ? {} : { mainContactId }),
    contactIds,
    ...(companyId === undefined ? {} : { companyId }),
    tags: listAt(lead, "_embedded", "tags")
      .map((tag) => textAt(tag, "name"))
      .filter((name) => name !== ""),
    fields: readFields(lead, zone),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
  };
}

export function isDeleted(lead: unknown): boolean {
  return at(lead, "is_deleted") === true;
}

/** Kommo promises no order of contacts: without a main one, the eldest is the same each time. */
function firstId(ids: readonly string[]): string | undefined {
  return ids.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

export function mapContact(contact: unknown, id: string, zone: string): Contact {
  const firstName = textAt(contact, "first_name");
  const lastName = textAt(contact, "last_name");
  return {
    ...mapCompany(contact, id, zone),
    name: textAt(contact, "name") || [firstName, lastName].filter(Boolean).join(" "),
    ...(firstName === "" ? {} : { firstName }),
    ...(lastName === "" ? {} : { lastName }),
  };
}

export function mapCompany(company: unknown, id: string, zone: string): Company {
  return {
    id,
    name: textAt(company, "name"),
    emails: readMultitext(company, "EMAIL"),
    phones: readMultitext(company, "PHONE"),
    fields: readFields(company, zone),
  };
}
