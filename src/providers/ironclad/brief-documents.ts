import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Http } from "../../http/http.ts";
import type { SignedDocument } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { readBrief } from "./brief-calls.ts";
import type { BriefDocument } from "./brief-schema.ts";
import { BriefDocuments, BriefRevisions } from "./brief-schema.ts";
import type { Client } from "./client.ts";
import { followDownload, MAX_PDF_BYTES, pdfIn } from "./follow-download.ts";
import { onceMore } from "./once-more.ts";
import { pathSegment } from "./remote-id.ts";

/**
 * The signed PDF by its `downloadUrl`, then the history of versions. The article has both after `EXECUTED`.
 * `root`: the API's own address; only what lies below it is fetched with our key.
 */
export async function briefDocuments(
  client: Client,
  download: Http,
  id: RemoteId,
  root: string,
): Promise<readonly SignedDocument[] | "not-ready"> {
  const contract = await readBrief(client, id);
  if (contract === undefined) {
    const where = { operation: "signedDocuments" };
    throw new CountersignError("not_found", STOP, "The contract no longer exists at the vendor.", where);
  }
  if (contract.status !== "signed") return "not-ready";
  const answer = await get(client, `/workflows/${pathSegment(id)}/documents`, [200, 404]);
  const document = answer.status === 404 ? undefined : signedOne(readAnswer(BriefDocuments, answer, true));
  if (document === undefined) return "not-ready";
  const bytes = await fetchPdf(client, download, document.downloadUrl, root);
  const signed = { kind: "signed", name: "contract.pdf", contentType: "application/pdf", bytes } as const;
  return [signed, ...(await revisions(client, id))];
}

function signedOne(documents: readonly BriefDocument[]): BriefDocument | undefined {
  return (
    documents.find((document) => says(document, /signed|executed/i)) ??
    documents.find((document) => says(document, /\.pdf$|^pdf$|^application\/pdf$/i)) ??
    documents[0]
  );
}

function says({ name, filename, type, status }: BriefDocument, words: RegExp): boolean {
  return [name, filename, type, status].some((text) => words.test(text ?? ""));
}

async function fetchPdf(client: Client, download: Http, url: string, root: string): Promise<Uint8Array> {
  const base = `${root.replace(/\/+$/, "")}/`;
  const { href } = URL.parse(url) ?? { href: "" };
  if (!href.startsWith(base)) return followDownload(download, url);
  return pdfIn(await get(client, `/${href.slice(base.length)}`, [200], MAX_PDF_BYTES));
}

function revisions(client: Client, id: RemoteId): Promise<readonly SignedDocument[]> {
  return onceMore(() => askRevisions(client, id));
}

async function askRevisions(client: Client, id: RemoteId): Promise<readonly SignedDocument[]> {
  const answer = await get(client, `/workflows/${pathSegment(id)}/revisions`, [200, 404]);
  if (answer.status === 404) return [];
  const history = readAnswer(BriefRevisions, answer, true);
  const bytes = new TextEncoder().encode(`${JSON.stringify(history, undefined, 2)}\n`);
  return [{ kind: "evidence", name: "revisions.json", contentType: "application/json", bytes }];
}

function get(
  client: Client,
  path: string,
  accept: readonly number[],
  fileBytes?: number,
): ReturnType<Client> {
  const file = fileBytes === undefined ? {} : { fileBytes };
  return client({ method: "GET", path, operation: "signedDocuments", safe: true, accept, ...file });
}
