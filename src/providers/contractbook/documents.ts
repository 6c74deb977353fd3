import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { DocumentAnswer, DocumentPage } from "./schema.ts";
import type { Preview, VendorDocument } from "./schema.ts";

// without all three the list hides what colleagues own
const CONTEXTS = ["my_documents", "team_documents", "workspace"] as const;
const PAGE_SIZE = 100;

/** One document with its events; `undefined` = the vendor no longer has it. */
export async function readDocument(client: Client, id: RemoteId): Promise<VendorDocument | undefined> {
  const answer = await client({
    method: "GET",
    path: `/documents/${pathSegment(id)}`,
    operation: "read",
    safe: true,
    accept: [200, 404],
  });
  if (answer.status === 404) return undefined;
  const { document } = readAnswer(DocumentAnswer, answer, true);
  if (document.id.toLowerCase() === id.toLowerCase()) return document;
  const detail = "The answer is about another document than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/** What `GET /documents` gave: `complete` is false when the pages did not end within the bound. */
export interface Listing {
  readonly documents: readonly Preview[];
  readonly complete: boolean;
}

/** All pages of the documents that match, from everywhere the key's owner can see. */
export async function listDocuments(
  client: Client,
  operation: string,
  filters: readonly (readonly [string, string])[],
  maxPages: number,
): Promise<Listing> {
  const documents: Preview[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = new URLSearchParams();
    for (const [name, value] of filters) query.append(name, value);
    for (const context of CONTEXTS) query.append("context[]", context);
    query.append("page_size", String(PAGE_SIZE));
    if (cursor !== undefined) query.append("cursor", cursor);
    const answer = await client({
      method: "GET",
      path: `/documents?${query.toString()}`,
      operation,
      safe: true,
      accept: [200],
    });
    const body = readAnswer(DocumentPage, answer, true);
    documents.push(...body.documents);
    cursor = body.pagination_meta?.cursor ?? undefined;
    if (cursor === undefined || cursor === "") return { documents, complete: true };
    // a cursor that comes round again would have us walk in a circle
    if (seen.has(cursor)) return { documents, complete: false };
    seen.add(cursor);
  }
  return { documents, complete: false };
}
