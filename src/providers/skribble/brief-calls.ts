import { randomUUID } from "node:crypto";
import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { problemFrom } from "../check-step.ts";
import type { Finding, SignedDocument } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { briefCreateBody } from "./brief-body.ts";
import { toBriefContract, wordOf } from "./brief-map.ts";
import { BriefAnswer } from "./brief-schema.ts";
import { checkPapers } from "./check.ts";
import type { Client } from "./client.ts";
import type { OurPapers } from "./our-papers.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";
import { pdfIn } from "./signed-documents.ts";

const MOST_BYTES = 160 * 1024 * 1024;
const OPERATION = "signedDocuments";

/** `POST /signature-requests`: makes it and mails the signers. */
export async function createBriefRequest(
  client: Client,
  order: ContractOrder,
  pdf: Uint8Array,
): Promise<RemoteContract> {
  const answer = await client({
    method: "POST",
    path: "/signature-requests",
    operation: "create",
    safe: false,
    body: briefCreateBody(order, pdf),
    accept: [200, 201],
  });
  const request = readAnswer(BriefAnswer, answer, false);
  const id = remoteIdFrom(request.id);
  // the article reads nothing but the id: it is out, whatever else is said
  if (id !== undefined) return toBriefContract(id, request, wordOf(request) || "OPEN");
  const detail = "The answer carries an id of a kind we do not know.";
  throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
}

/** `GET /signature-requests/{id}`; `undefined` = gone. */
export async function readBriefRequest(
  client: Client,
  id: RemoteId,
  operation = "read",
): Promise<RemoteContract | undefined> {
  const answer = await get(client, id, operation, [200, 404]);
  if (answer.status === 404) return readByDownload(client, id, operation);
  const request = readAnswer(BriefAnswer, answer, true);
  const word = wordOf(request);
  const isOurs = String(request.id) === String(id);
  if (isOurs && word !== "") return toBriefContract(id, request, word);
  const detail = isOurs
    ? "The answer names no status of the signature request."
    : "The answer is about another signature request than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/**
 * The article names no call that reads a request, only its download, and does not say that this waits for the signatures:
 * a file that can be had proves that the request is there, never that it is signed.
 */
async function readByDownload(
  client: Client,
  id: RemoteId,
  operation: string,
): Promise<RemoteContract | undefined> {
  const answer = await download(client, id, operation, [200, 400, 403, 404, 409, 422, 423]);
  if (answer.status === 404) return undefined;
  return { ...toBriefContract(id, {}, "not told"), notes: [UNTOLD] };
}

const UNTOLD =
  "Nothing here tells whether this contract is signed or declined. Look at the vendor's own pages, and move the deal by hand.";

function download(
  client: Client,
  id: RemoteId,
  operation: string,
  accept: readonly number[],
): Promise<HttpAnswer> {
  return client({
    method: "GET",
    path: `/signature-requests/${pathSegment(id)}/download`,
    operation,
    safe: true,
    wants: "application/pdf",
    maxBytes: MOST_BYTES,
    accept,
  });
}

function get(client: Client, id: string, operation: string, accept: readonly number[]): Promise<HttpAnswer> {
  return client({
    method: "GET",
    path: `/signature-requests/${pathSegment(id)}`,
    operation,
    safe: true,
    accept,
  });
}

/** Creating it sent it: there is nothing left to do, if it is there at all. */
export async function lookAtBrief(client: Client, id: RemoteId): Promise<void> {
  if (await readBriefRequest(client, id)) return;
  throw new CountersignError("not_found", STOP, "The contract no longer exists at the vendor.", {
    operation: "send",
  });
}

/** `GET /signature-requests/{id}/download`, once all have signed. The article knows no evidence. */
export async function downloadSigned(
  client: Client,
  id: RemoteId,
): Promise<readonly SignedDocument[] | "not-ready"> {
  const contract = await readBriefRequest(client, id, OPERATION);
  if (contract === undefined) {
    const detail = "The contract no longer exists at the vendor.";
    throw new CountersignError("not_found", STOP, detail, { operation: OPERATION });
  }
  if (contract.status !== "signed") return "not-ready";
  // 423: still being worked on
  const answer = await download(client, id, OPERATION, [200, 423]);
  if (answer.status === 423) return "not-ready";
  return [{ kind: "signed", name: "contract.pdf", contentType: "application/pdf", bytes: pdfIn(answer) }];
}

/** The article has no list, so the key is tried on a request that cannot exist: "not found" means that it opens the door. */
export async function checkBrief(
  client: Client,
  papers: OurPapers,
  templates: string | undefined,
): Promise<readonly Finding[]> {
  const help = "Check `apiKey`, `baseUrl` and `templates`.";
  try {
    const answer = await get(client, randomUUID(), "check", [200, 400, 404, 422]);
    // a page in between says 200 to everything
    if (answer.status === 200 && remoteIdFrom(readAnswer(BriefAnswer, answer, true).id) === undefined)
      throw unknownShape(answer);
    const folder = await checkPapers(papers, templates === undefined ? {} : { templates });
    return [{ level: "ok", text: "The key is accepted." }, ...folder, AS_WRITTEN, NEEDS_READ, UNFINDABLE];
  } catch (error) {
    return [problemFrom(error, "The account could not be tried", help), AS_WRITTEN];
  }
}

function unknownShape({ where }: HttpAnswer): CountersignError {
  return new CountersignError("answer_unreadable", STOP, "The answer is no signature request.", where);
}

const AS_WRITTEN: Finding = {
  level: "note",
  text: "This dialect follows the article; Skribble documents neither its events nor its static token.",
  help: "Use `dialect: documented` unless the account is known to serve it.",
};

const NEEDS_READ: Finding = {
  level: "note",
  text: "Each signature request is read with `GET /signature-requests/{id}`, which the article does not name; where that is not served, nobody learns whether it is signed: the deal says so, and does not move by itself.",
};

const UNFINDABLE: Finding = {
  level: "note",
  text: "A create whose answer is lost cannot be looked up in this dialect: a person is asked to.",
};
