import { randomUUID } from "node:crypto";
import { failure, Refused } from "./answers.ts";
import type { StoredDocument } from "./document.ts";
import type { DocumentInput } from "./document-input.ts";
import { fillFields } from "./fill-fields.ts";
import { happen } from "./happen.ts";
import { createParties } from "./parties.ts";
import type { World } from "./world.ts";

const replaceContent = (document: StoredDocument, input: DocumentInput): void => {
  document.title = input.title ?? document.title;
  document.language = input.language ?? document.language;
  document.message = input.message?.content ?? document.message;
  if (input.parties !== undefined) document.parties = createParties(input.parties);
  if (input.attachments !== undefined) document.attachments = input.attachments ?? [];
  if (input.company_logo_url !== undefined) document.companyLogoUrl = input.company_logo_url;
  document.signingOrderMode = input.signing_order_mode ?? document.signingOrderMode;
  document.toBeSignedBy = input.to_be_signed_by ?? document.toBeSignedBy;
};

/**
 * Changes a draft; every list that is given replaces the whole old one, so data fields left out are gone. Throws
 * Refused: 409 when `version` is not the latest, 400 for everything else (the vendor documents no 422 here).
 */
export const updateDocument = (world: World, document: StoredDocument, input: DocumentInput): void => {
  if (document.state !== "draft") {
    throw new Refused(400, [failure("/document", "Only drafts and stored contracts can be updated")]);
  }
  if (input.version === undefined) {
    throw new Refused(400, [failure("/document/version", "has to be provided", "Missing field")]);
  }
  if (input.version !== document.version) throw new Refused(409);
  if (input.data_fields !== undefined) {
    document.dataFields = fillFields(input.data_fields, document.dataFields, 400);
  }
  replaceContent(document, input);
  if (input.tags !== undefined) world.library.setTags(document, [...new Set(input.tags)]);
  document.version = randomUUID();
  document.pdfAsked = 0;
  happen(world, document, "updated");
};
