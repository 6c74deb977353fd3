import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Http } from "../../http/http.ts";
import type { SignedDocument } from "../provider.ts";
import type { Client } from "./client.ts";
import { readEvidence } from "./evidence.ts";
import { followDownload, MAX_PDF_BYTES, pdfIn, redirectOf } from "./follow-download.ts";
import { toStatus } from "./map.ts";
import { pathSegment } from "./remote-id.ts";
import { VendorFile } from "./schema.ts";
import type { Workflow } from "./schema.ts";
import { readSignStatus, readWorkflow } from "./workflows.ts";

const WHERE = { operation: "signedDocuments" } as const;

/**
 * The signed PDF, from the workflow's attribute `signed` or, once it is archived, from its record; then the vendor's own
 * record of who approved and signed.
 */
export async function signedDocuments(
  client: Client,
  download: Http,
  id: RemoteId,
): Promise<readonly SignedDocument[] | "not-ready"> {
  const workflow = await readWorkflow(client, id, "signedDocuments");
  if (workflow === undefined) {
    throw new CountersignError("not_found", STOP, "The contract no longer exists at the vendor.", WHERE);
  }
  const signStatus =
    workflow.step === "Sign" ? await readSignStatus(client, id, "signedDocuments") : undefined;
  if (toStatus(workflow, signStatus) !== "signed") return "not-ready";
  const path = pathOf(workflow);
  if (path === undefined) return "not-ready";
  const bytes = await fetchFile(client, download, path);
  const signed = { kind: "signed", name: "contract.pdf", contentType: "application/pdf", bytes } as const;
  return [signed, await readEvidence(client, id, workflow)];
}

// the list of documents shows the drafts: it is not by itself the signed PDF
function pathOf({ id, attributes, recordIds }: Workflow): string | undefined {
  const held = attributes?.["signed"];
  const file = VendorFile.safeParse(Array.isArray(held) ? held[0] : held).data;
  if (file) return `/workflows/${pathSegment(id)}/document/${pathSegment(file.key)}/download`;
  const [record] = recordIds ?? [];
  return record === undefined ? undefined : `/records/${pathSegment(record)}/attachments/signedCopy`;
}

async function fetchFile(client: Client, download: Http, path: string): Promise<Uint8Array> {
  const answer = await client({
    method: "GET",
    path,
    operation: "signedDocuments",
    safe: true,
    accept: [200, 301, 302, 303, 307, 308],
    fileBytes: MAX_PDF_BYTES,
  });
  const location = redirectOf(answer);
  if (location !== undefined) return followDownload(download, location);
  return pdfIn(answer);
}
