import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import type { SignedDocument } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { evidenceOf } from "./evidence.ts";
import { toStatus } from "./map.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";
import { readRequest } from "./requests.ts";
import type { SignedRequests } from "./signed-requests.ts";
import { ContentAnswer } from "./schema.ts";
import type { SignatureRequest } from "./schema.ts";

const MOST_BYTES = 160 * 1024 * 1024;
const OPERATION = "signedDocuments";
const WHERE = { operation: OPERATION } as const;

/**
 * The signed PDF, then the vendor's signed report. Each signature makes a new document, so the id is read anew. The help
 * pages call the report a feature of one plan: where it is refused, what the request itself tells is the evidence.
 */
export async function signedDocuments(
  client: Client,
  id: RemoteId,
  known: SignedRequests,
): Promise<readonly SignedDocument[] | "not-ready"> {
  const request = known.recall(id) ?? (await readRequest(client, id, OPERATION));
  if (request === undefined) {
    throw new CountersignError("not_found", STOP, "The contract no longer exists at the vendor.", WHERE);
  }
  if (toStatus(request.status_overall) !== "signed") return "not-ready";
  known.note(request);
  const document = remoteIdFrom(request.document_id);
  if (document === undefined) return "not-ready";
  const [signed, evidence] = await Promise.all([signedPdf(client, document), report(client, id, request)]);
  return signed === "not-ready" || evidence === "not-ready" ? "not-ready" : [signed, evidence];
}

/** Still being worked on (423, "Locked" in the vendor's description). */
const LOCKED = 423;

async function signedPdf(client: Client, document: RemoteId): Promise<SignedDocument | "not-ready"> {
  const answer = await client({
    method: "GET",
    path: `/documents/${pathSegment(document)}/content`,
    operation: OPERATION,
    safe: true,
    wants: "application/pdf",
    maxBytes: MOST_BYTES,
    accept: [200, LOCKED],
  });
  if (answer.status === LOCKED) return "not-ready";
  return { kind: "signed", name: "contract.pdf", contentType: "application/pdf", bytes: pdfIn(answer) };
}

async function report(
  client: Client,
  id: RemoteId,
  request: SignatureRequest,
): Promise<SignedDocument | "not-ready"> {
  const answer = await client({
    method: "GET",
    path: `/signature-requests/${pathSegment(id)}/report?type=PDF`,
    operation: OPERATION,
    safe: true,
    wants: "application/pdf",
    maxBytes: MOST_BYTES,
    accept: [200, 402, 403, 404, 406, LOCKED],
  });
  if (answer.status === LOCKED) return "not-ready";
  if (answer.status !== 200) return evidenceOf(request);
  return { kind: "evidence", name: "report.pdf", contentType: "application/pdf", bytes: pdfIn(answer) };
}

/** The file itself, or the file within JSON: the vendor chooses by what we want, and may not listen. */
export function pdfIn(answer: HttpAnswer): Uint8Array {
  if (isPdf(answer.bytes)) return answer.bytes;
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  const bytes = isJson ? Buffer.from(readAnswer(ContentAnswer, answer, true).content, "base64") : undefined;
  if (bytes !== undefined && isPdf(bytes)) return bytes;
  throw new CountersignError("answer_unreadable", STOP, "What was sent as the PDF is none.", answer.where);
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}
