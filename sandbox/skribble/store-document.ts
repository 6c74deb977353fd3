import { randomUUID } from "node:crypto";
import { badRequest } from "./answers.ts";
import { readPdf } from "./read-pdf.ts";
import type { StoredDocument } from "./signature-request.ts";
import type { World } from "./world.ts";

/** 40 MB: the smaller of the two figures that the vendor's pages name. */
const MOST_BYTES = 40 * 1024 * 1024;

/** What a caller hands in as a file. */
export interface FileInput {
  readonly content?: string | undefined;
  readonly file_url?: string | undefined;
}

/**
 * Takes a PDF in. Throws Refused(400): too long, damaged, no PDF, an address (the sandbox fetches nothing), or a form that
 * nobody flattened. The vendor would take the last one; here it means that values can still be changed.
 */
export const storeDocument = async (
  world: World,
  owner: string,
  title: string,
  file: FileInput,
): Promise<StoredDocument> => {
  if (file.content === undefined) throw badRequest("The file at file_url could not be loaded");
  const bytes = Buffer.from(file.content, "base64");
  if (bytes.length > MOST_BYTES) throw badRequest("The document is too large");
  const facts = await readPdf(bytes);
  if (facts === undefined) throw badRequest("The PDF document could not be loaded", "file.pdf.general_error");
  if (facts.openFields.length > 0) {
    throw badRequest(
      `The form is not flattened: ${facts.openFields.slice(0, 5).join(", ")}`,
      "file.pdf.general_error",
    );
  }
  const document: StoredDocument = {
    id: randomUUID(),
    parentId: null,
    title,
    owner,
    createdAt: world.options.now().toISOString(),
    bytes,
    facts,
    lines: [],
    asked: 0,
  };
  world.documents.set(document.id, document);
  return document;
};
