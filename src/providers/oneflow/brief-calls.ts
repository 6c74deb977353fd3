import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { Http } from "../../http/http.ts";
import type { SignedDocument } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { toBriefContract } from "./brief-map.ts";
import { BriefAnswer } from "./brief-schema.ts";
import type { Client } from "./client.ts";
import { MAX_PDF_BYTES, PDF_TYPES, pdfOf } from "./fetch-pdf.ts";
import type { FilledField } from "./fill-fields.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";
import type { WrittenBefore } from "./written-before.ts";

/** `POST /contracts`. */
export async function createBrief(client: Client, body: unknown): Promise<RemoteContract> {
  const answer = await client({
    method: "POST",
    path: "/contracts",
    operation: "create",
    safe: false,
    body,
    accept: [200, 201],
  });
  const contract = readAnswer(BriefAnswer, answer, false);
  const id = remoteIdFrom(contract.id);
  if (id !== undefined) return toBriefContract(id, contract, contract.state ?? contract.status ?? "draft");
  const detail = "The answer names no id of the contract.";
  throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
}

/** One `PATCH` per field, as the article's code has it; what was written before is left out. */
export async function fillBrief(
  client: Client,
  written: WrittenBefore,
  id: RemoteId,
  filled: readonly FilledField[],
  operation: string,
): Promise<void> {
  for (const { field, value } of filled) {
    const name = pathSegment(String(field.id));
    if (written.has(id, name, value)) continue;
    await client({
      method: "PATCH",
      path: `/contracts/${pathSegment(id)}/data_fields/${name}`,
      operation,
      // the same text twice is the same text
      safe: true,
      body: { value },
      accept: [200, 201, 204],
    });
    written.note(id, name, value);
  }
}

/** `POST /contracts/{id}/publish` with an empty object. */
export async function publishBrief(client: Client, id: RemoteId): Promise<void> {
  await client({
    method: "POST",
    path: `/contracts/${pathSegment(id)}/publish`,
    operation: "send",
    safe: false,
    body: {},
    accept: [200, 201, 202, 204],
  });
}

/** `GET /contracts/{id}`; `undefined` = gone. */
export async function readBrief(client: Client, id: RemoteId): Promise<RemoteContract | undefined> {
  const path = `/contracts/${pathSegment(id)}`;
  const answer = await client({ method: "GET", path, operation: "read", safe: true, accept: [200, 404] });
  if (answer.status === 404) return undefined;
  const contract = readAnswer(BriefAnswer, answer, true);
  const word = contract.state ?? contract.status;
  const isOurs = contract.id !== undefined && contract.id !== null && String(contract.id) === String(id);
  if (word && isOurs) return toBriefContract(id, contract, word);
  const detail = "The answer names no state of the contract that we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/** The contract, or `not_found` (STOP) in the name of the operation that needs it. */
export async function requireBrief(client: Client, id: RemoteId, operation: string): Promise<RemoteContract> {
  const contract = await readBrief(client, id);
  if (contract) return contract;
  throw new CountersignError("not_found", STOP, "The contract no longer exists at Oneflow.", { operation });
}

/** `GET /contracts/{id}/pdf`, of a signed contract only. */
export async function briefDocuments(
  client: Client,
  download: Http,
  baseUrl: string,
  id: RemoteId,
): Promise<readonly SignedDocument[] | "not-ready"> {
  const contract = await requireBrief(client, id, "signedDocuments");
  if (contract.status !== "signed") return "not-ready";
  const answer = await client({
    method: "GET",
    path: `/contracts/${pathSegment(id)}/pdf`,
    operation: "signedDocuments",
    safe: true,
    accept: [200, 202, 301, 302, 303, 307, 308, 409],
    maxBytes: MAX_PDF_BYTES,
    wants: PDF_TYPES,
  });
  if (answer.status === 202 || answer.status === 409) return "not-ready";
  const bytes = await pdfOf(answer, download, `${baseUrl}/`);
  return [{ kind: "signed", name: "contract.pdf", contentType: "application/pdf", bytes }];
}
