import type { FieldChoice } from "../../api/choices/choice-view.ts";

type Entity = "deal" | "contact" | "company" | "user";

/** What every deal has, beside its custom fields; how texts call it, and what people call it. */
const STANDARD: Readonly<
  Record<Entity | "other", readonly (readonly [word: string, name: string, type: string])[]>
> = {
  deal: [
    ["deal.name", "Deal name", "text"],
    ["deal.price", "Deal value", "numeric"],
    ["deal.id", "Deal number", "numeric"],
    ["deal.stage", "Stage", "text"],
    ["deal.pipeline", "Pipeline", "text"],
  ],
  contact: [
    ["contact.name", "Contact name", "text"],
    ["contact.first_name", "First name", "text"],
    ["contact.last_name", "Last name", "text"],
    ["contact.email", "E-mail", "text"],
    ["contact.phone", "Phone", "text"],
  ],
  company: [
    ["company.name", "Company name", "text"],
    ["company.email", "Company e-mail", "text"],
    ["company.phone", "Company phone", "text"],
  ],
  user: [
    ["user.name", "Responsible user", "text"],
    ["user.email", "Responsible user's e-mail", "text"],
  ],
  other: [
    ["today", "Today", "date"],
    ["contract.reference", "Our reference", "text"],
    ["contract.vendor", "Vendor", "text"],
    ["contract.title", "Title", "text"],
    ["contract.url", "Link to the contract", "url"],
    ["contract.signed_by", "Who signed", "text"],
    ["contract.declined_by", "Who declined", "text"],
    ["contract.reason", "Reason", "text"],
    ["contract.sent_at", "Sent at", "date_time"],
    ["contract.expires_at", "Expires", "date_time"],
  ],
};

/** What nobody knows before the contract has been made. */
const LATER: ReadonlySet<string> = new Set(
  ["title", "url", "signed_by", "declined_by", "reason", "sent_at", "expires_at"].map(
    (word) => `contract.${word}`,
  ),
);

/** The fields that need no definition. */
export function standardFields(entity: Entity | "other"): FieldChoice[] {
  return STANDARD[entity].map(([word, name, type]) => ({
    id: word,
    name,
    type,
    options: [],
    liquid: `{{ ${word} }}`,
    ...(LATER.has(word) ? { isLater: true } : {}),
  }));
}

/** How a text calls a custom field: `{{ deal.fields.Plan }}`, `{{ deal.fields["Contract value"] }}`; else by its id. */
export function fieldLiquid(entity: Entity, name: string, id: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return `{{ ${entity}.fields.${name} }}`;
  if (!name.includes('"') && name.trim() !== "") return `{{ ${entity}.fields["${name}"] }}`;
  return `{{ ${entity}.fields["${id}"] }}`;
}
