import { z } from "zod";
import type { RemoteId } from "../../domain/contract.ts";
import { readAnswer } from "../read-answer.ts";
import type { SignedDocument } from "../provider.ts";
import type { Client } from "./client.ts";
import { onceMore } from "./once-more.ts";
import { pathSegment } from "./remote-id.ts";
import type { Workflow } from "./schema.ts";

const Anything = z.looseObject({});

/**
 * The vendor's own record as a file: it offers no certificate over its API, only who approved and signed, and which
 * versions its documents have. What the client has no right to read is left out. Same input, same bytes.
 */
export async function readEvidence(
  client: Client,
  id: RemoteId,
  workflow: Workflow,
): Promise<SignedDocument> {
  const approvals = await readPart(client, `/workflows/${pathSegment(id)}/approvals`);
  const signatures = await readPart(client, `/workflows/${pathSegment(id)}/signatures`);
  const documents = await readPart(client, `/workflows/${pathSegment(id)}/documents`);
  const record = {
    what: "Approvals, signatures and document versions of this workflow as the Ironclad API lists them. Ironclad issues no certificate over its API.",
    id: workflow.id,
    ironcladId: workflow.ironcladId,
    title: workflow.title,
    template: workflow.template,
    roles: workflow.roles,
    approvals,
    signatures,
    documents,
  };
  return {
    kind: "evidence",
    name: "workflow.json",
    contentType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
  };
}

function readPart(client: Client, path: string): Promise<unknown> {
  return onceMore(() => askPart(client, path));
}

async function askPart(client: Client, path: string): Promise<unknown> {
  const answer = await client({
    method: "GET",
    path,
    operation: "signedDocuments",
    safe: true,
    accept: [200, 400, 403, 404],
  });
  return answer.status === 200 ? readAnswer(Anything, answer, true) : undefined;
}
