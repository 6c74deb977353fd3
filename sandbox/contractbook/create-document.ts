import { randomUUID } from "node:crypto";
import type { StoredDocument } from "./document.ts";
import type { DocumentInput } from "./document-input.ts";
import { fillTemplate } from "./fill-fields.ts";
import { happen } from "./happen.ts";
import { createParties } from "./parties.ts";
import type { Template } from "./template.ts";
import type { World } from "./world.ts";

/** A new draft from a template; given parties replace the template's. Throws Refused(422) for values that do not fit. */
export const createDocument = (world: World, template: Template, input: DocumentInput): StoredDocument => {
  const dataFields = fillTemplate(input.data_fields ?? [], template.dataFields);
  const at = world.tick();
  const document: StoredDocument = {
    id: randomUUID(),
    templateId: template.id,
    createdAt: at,
    type: "draft",
    state: "draft",
    version: randomUUID(),
    context: template.context,
    updatedAt: at,
    signedAt: null,
    title: input.title ?? template.title,
    language: input.language ?? template.language,
    message: input.message?.content ?? "",
    tags: [...new Set(input.tags)],
    parties: input.parties === undefined ? structuredClone(template.parties) : createParties(input.parties),
    dataFields,
    attachments: input.attachments ?? [],
    companyLogoUrl: input.company_logo_url ?? null,
    signingOrderMode: input.signing_order_mode ?? template.signingOrderMode,
    toBeSignedBy: input.to_be_signed_by ?? "others_only",
    pdfAsked: 0,
    events: [],
  };
  world.library.add(document);
  happen(world, document, "created");
  return document;
};
