import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import type { SignedDocument } from "../provider.ts";
import type { Client } from "./client.ts";
import { fieldValuesOf } from "./field-values.ts";
import { toStatus } from "./map.ts";
import { pathSegment } from "./remote-id.ts";
import { readRequest } from "./requests.ts";
import { unzip } from "./unzip.ts";
import type { ZipEntry } from "./unzip.ts";

const MAX_BYTES = 64 * 1024 * 1024;
/** A contract has 40 documents at most; the certificate may come with them. */
const MAX_FILES = 60;
const OPERATION = "signedDocuments";

const MOST_KNOWN = 500;
/** So many hiccups are worth the fields' values; then the signed copy is archived without them. */
const VALUES_TRIES = 3;

/** Fetches the signed documents of one connection's contracts. */
export type Collect = (id: RemoteId) => Promise<readonly SignedDocument[] | "not-ready">;

/**
 * `evidence`: also the vendor's completion certificate and the fields' values, where the dialect knows them. What is
 * complete stays complete, so a try that broke off later on need not ask for that again.
 */
export function createCollect(client: Client, wanted: { readonly evidence: boolean }): Collect {
  /** How often the documents of those that are complete were asked for. */
  const complete = new Map<string, number>();
  return async (id) => {
    if (!complete.has(id)) {
      if (!(await isComplete(client, id))) return "not-ready";
      if (complete.size >= MOST_KNOWN) complete.clear();
    }
    const tries = (complete.get(id) ?? 0) + 1;
    complete.set(id, tries);
    const documents = await collect(client, id, { ...wanted, insists: tries < VALUES_TRIES });
    // it may be that it was deleted since
    if (documents === "not-ready") complete.delete(id);
    return documents;
  };
}

/** The PDF endpoint serves any state, hence the look at it first. Throws `not_found` for what is gone. */
async function isComplete(client: Client, id: RemoteId): Promise<boolean> {
  const request = await readRequest(client, id);
  if (request !== undefined) return toStatus(request.request_status) === "signed";
  const detail = "The contract no longer exists at the vendor.";
  throw new CountersignError("not_found", STOP, detail, { operation: OPERATION });
}

/** The signed PDF (several where the contract has several documents), then the certificate and the fields' values. */
async function collect(
  client: Client,
  id: RemoteId,
  { evidence: withEvidence, insists }: { readonly evidence: boolean; readonly insists: boolean },
): Promise<readonly SignedDocument[] | "not-ready"> {
  const path = `/requests/${pathSegment(id)}`;
  const signed = await fetched(client, `${path}/pdf`, withEvidence ? { merge: "true" } : undefined);
  if (signed === "not-ready") return signed;
  const documents = documentsIn(signed);
  if (!withEvidence) return documents;
  const certificate = await fetched(client, `${path}/completioncertificate`);
  if (certificate === "not-ready") return certificate;
  return [...documents, certificateOf(certificate), ...(await valuesOf(client, path, insists))];
}

/** They only complete the archive: where the vendor does not give them, the signed copy does not wait. */
async function valuesOf(client: Client, path: string, insists: boolean): Promise<readonly SignedDocument[]> {
  try {
    const answer = await fetched(client, `${path}/fielddata`);
    return answer === "not-ready" ? [] : [fieldValuesOf(answer)];
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (MISSING.has(error.code) || (error.verdict.next !== "stop" && !insists)) return [];
    throw error;
  }
}

const MISSING: ReadonlySet<ErrorCode> = new Set(["forbidden", "plan_required", "answer_unreadable"]);

async function fetched(
  client: Client,
  path: string,
  query?: Readonly<Record<string, string>>,
): Promise<HttpAnswer | "not-ready"> {
  try {
    const call = { method: "GET", path, operation: OPERATION, safe: true, maxBytes: MAX_BYTES } as const;
    const answer = await client(query === undefined ? call : { ...call, query });
    return answer.bytes.length === 0 ? "not-ready" : answer;
  } catch (error) {
    // the contract is there and complete, so "no" can only mean "not yet"
    if (error instanceof CountersignError && (error.code === "order_invalid" || error.code === "not_found"))
      return "not-ready";
    throw error;
  }
}

/** One PDF, or a ZIP of several: it depends on the number of documents and on the flags, so the bytes decide. */
function documentsIn(answer: HttpAnswer): readonly SignedDocument[] {
  if (isPdf(answer.bytes)) return [signedPdf("contract.pdf", answer.bytes)];
  const files = filesIn(answer).filter(({ bytes }) => isPdf(bytes));
  if (files.length === 0) throw noDocument(answer, "The download is neither a PDF nor an archive of PDFs.");
  return files.map(({ name, bytes }, index) => signedPdf(nameOf(name, index), bytes));
}

function filesIn({ bytes }: HttpAnswer): readonly ZipEntry[] {
  if (!startsWith(bytes, "PK")) return [];
  try {
    return unzip(bytes, { maxEntries: MAX_FILES, maxBytes: MAX_BYTES });
  } catch (error) {
    const why = error instanceof Error && "code" in error ? "It is damaged or too large." : String(error);
    throw invalid(
      `The archive of the signed documents cannot be read. ${why.replace(/^Error: /, "")}`,
      error,
    );
  }
}

function certificateOf(answer: HttpAnswer): SignedDocument {
  const { bytes } = answer;
  if (isPdf(bytes)) return evidence("certificate.pdf", "application/pdf", bytes);
  if (startsWith(bytes, "PK")) return evidence("certificate.zip", "application/zip", bytes);
  throw noDocument(answer, "The completion certificate is no PDF.");
}

function evidence(name: string, contentType: string, bytes: Uint8Array): SignedDocument {
  return { kind: "evidence", name, contentType, bytes };
}

function signedPdf(name: string, bytes: Uint8Array): SignedDocument {
  return { kind: "signed", name, contentType: "application/pdf", bytes };
}

/** A name from an archive, without its path, and never twice. */
function nameOf(path: string, index: number): string {
  const plain = (path.split(/[/\\]/).at(-1) ?? "")
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, "")
    .replace(/^[.\s]+/, "");
  const stem = plain
    .replace(/\.pdf$/i, "")
    .slice(0, 80)
    .trim();
  return `${index + 1} ${stem === "" ? "contract" : stem}.pdf`;
}

/** An archive of unpacked files has a PDF's beginning near its own, too. */
function isPdf(bytes: Uint8Array): boolean {
  if (startsWith(bytes, "PK")) return false;
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, start.length)) === start;
}

/** A page of somebody in between, perhaps: the next try may bring the file. */
function noDocument({ where }: HttpAnswer, detail: string): CountersignError {
  return new CountersignError("answer_unreadable", STOP, detail, where);
}

function invalid(detail: string, cause?: unknown): CountersignError {
  return new CountersignError("document_invalid", STOP, detail, { operation: OPERATION }, cause);
}
