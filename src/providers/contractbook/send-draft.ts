import type { RemoteId } from "../../domain/contract.ts";
import { expectStatus } from "../../http/judge.ts";
import type { Client } from "./client.ts";
import { readDocument } from "./documents.ts";
import { failureText } from "./failure-text.ts";
import { toStatus } from "./map.ts";
import { pathSegment } from "./remote-id.ts";

/**
 * Asks for signatures. What the vendor answers to a document that is already out is not documented, so after a refusal
 * we look: out is out.
 */
export async function sendDraft(client: Client, id: RemoteId, autosign: boolean): Promise<void> {
  const answer = await client({
    method: "POST",
    path: `/documents/${pathSegment(id)}/send`,
    operation: "send",
    safe: false,
    // the vendor's default is true: it would sign in the name of the key's owner
    body: { autosign },
    accept: [200, 201, 202, 204, 400, 409, 422],
  });
  if (answer.status < 300) return;
  const document = await readDocument(client, id);
  const status = document && toStatus(document.state);
  if (status !== undefined && status !== "drafted" && status !== "unknown") return;
  expectStatus(answer, [], { safe: false, message: failureText });
}
