import type { SignedDocument } from "../provider.ts";
import type { SignatureRequest } from "./schema.ts";

/** What the request itself tells, as a file, where the plan has no report. Same input, same bytes; no signing links. */
export function evidenceOf(request: SignatureRequest): SignedDocument {
  const { id, title, status_overall, quality, legislation, document_id, created_at, updated_at } = request;
  const record = {
    what: "What Skribble's API tells about this signature request. Its signed report belongs to another plan.",
    id,
    title,
    status_overall,
    quality,
    legislation,
    document_id,
    created_at,
    updated_at,
    signatures: request.signatures ?? [],
  };
  return {
    kind: "evidence",
    name: "request.json",
    contentType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
  };
}
