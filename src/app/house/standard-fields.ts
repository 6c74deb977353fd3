import type { FieldChoice } from "../../api/choices/choice-view.ts";
import type { Say, SayKey } from "../../texts/say.ts";

type Entity = "deal" | "contact" | "company" | "user";
/** As a template of ours names it, and `texts/en/service/fields.json`. */
type FieldWord = SayKey extends infer Key ? (Key extends `fields:${infer Word}` ? Word : never) : never;

/** What every deal has, beside its custom fields; and how texts call it. */
const STANDARD: Readonly<Record<Entity | "other", readonly (readonly [word: FieldWord, type: string])[]>> = {
  deal: [
    ["deal.name", "text"],
    ["deal.price", "numeric"],
    ["deal.id", "numeric"],
    ["deal.stage", "text"],
    ["deal.pipeline", "text"],
  ],
  contact: [
    ["contact.name", "text"],
    ["contact.first_name", "text"],
    ["contact.last_name", "text"],
    ["contact.email", "text"],
    ["contact.phone", "text"],
  ],
  company: [
    ["company.name", "text"],
    ["company.email", "text"],
    ["company.phone", "text"],
  ],
  user: [
    ["user.name", "text"],
    ["user.email", "text"],
  ],
  other: [
    ["today", "date"],
    ["contract.reference", "text"],
    ["contract.vendor", "text"],
    ["contract.title", "text"],
    ["contract.url", "url"],
    ["contract.signed_by", "text"],
    ["contract.declined_by", "text"],
    ["contract.reason", "text"],
    ["contract.sent_at", "date_time"],
    ["contract.expires_at", "date_time"],
  ],
};

/** What nobody knows before the contract has been made. */
const LATER: ReadonlySet<string> = new Set(
  ["title", "url", "signed_by", "declined_by", "reason", "sent_at", "expires_at"].map(
    (word) => `contract.${word}`,
  ),
);

/** The fields that need no definition. */
export function standardFields(entity: Entity | "other", say: Say): FieldChoice[] {
  return STANDARD[entity].map(([word, type]) => ({
    id: word,
    name: say(`fields:${word}`),
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
