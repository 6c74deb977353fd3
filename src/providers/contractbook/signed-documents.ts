import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, RETRY, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";
import type { SignedDocument } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { readDocument } from "./documents.ts";
import { evidenceOf } from "./evidence.ts";
import { pathSegment } from "./remote-id.ts";
import { PdfAnswer } from "./schema.ts";

const MAX_PDF_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const WHERE = { operation: "signedDocuments" } as const;

/** The signed PDF, then the vendor's record of events. The PDF endpoint serves any state, hence the look at it first. */
export async function signedDocuments(
  client: Client,
  download: Http,
  id: RemoteId,
): Promise<readonly SignedDocument[] | "not-ready"> {
  const document = await readDocument(client, id);
  if (document === undefined) {
    throw new CountersignError("not_found", STOP, "The contract no longer exists at the vendor.", WHERE);
  }
  if (document.state !== "signed") return "not-ready";
  const answer = await client({
    method: "GET",
    path: `/documents/${pathSegment(id)}/pdf`,
    operation: "signedDocuments",
    safe: true,
    accept: [200, 202],
  });
  if (answer.status === 202) return "not-ready";
  const bytes = await fetchPdf(download, readAnswer(PdfAnswer, answer, true).location);
  const signed = { kind: "signed", name: "contract.pdf", contentType: "application/pdf", bytes } as const;
  return [signed, evidenceOf(document)];
}

async function fetchPdf(download: Http, location: string): Promise<Uint8Array> {
  const answer = await follow(download, location);
  if (answer.status !== 200) {
    // links live for minutes: the next try asks for a fresh one
    const detail = `The link to the PDF answered ${answer.status}.`;
    throw new CountersignError("unavailable", RETRY, detail, { ...WHERE, httpStatus: answer.status });
  }
  if (!new TextDecoder("latin1").decode(answer.bytes.subarray(0, 1024)).includes("%PDF-")) {
    throw new CountersignError("document_invalid", STOP, "The link to the PDF led to something else.", WHERE);
  }
  return answer.bytes;
}

async function follow(download: Http, location: string): Promise<HttpAnswer> {
  let url = location;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    // never with our key: the file lies at a storage provider's host
    const answer = await download({
      method: "GET",
      url: checked(url),
      operation: "signedDocuments",
      safe: true,
      maxBytes: MAX_PDF_BYTES,
    });
    const next = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || next === null) return answer;
    url = URL.parse(next, url)?.href ?? "";
  }
  throw new CountersignError("document_invalid", STOP, "The link to the PDF leads round in circles.", WHERE);
}

function checked(url: string): string {
  const { protocol } = URL.parse(url) ?? { protocol: "" };
  if (protocol === "https:" || protocol === "http:") return url;
  throw new CountersignError("address_refused", STOP, "The link to the PDF is no web address.", WHERE);
}
