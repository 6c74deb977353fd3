import { CountersignError, RETRY, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";

/** The vendor's own connector asks for files like this; refusals are JSON all the same. */
export const PDF_TYPES = "binary/octet-stream, application/pdf;q=0.9, */*;q=0.1";

/** The largest file that we take. */
export const MAX_PDF_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const WHERE = { operation: "signedDocuments" } as const;

/**
 * The PDF of an answer to a download: in it, or behind its redirect. The redirect is followed by `download`, which knows
 * none of our credentials: the file lies at a storage provider's host. Throws `document_invalid` for anything else.
 */
export async function pdfOf(answer: HttpAnswer, download: Http, base: string): Promise<Uint8Array> {
  const { status, bytes } = isRedirect(answer) ? await follow(download, targetOf(answer, base)) : answer;
  if (status !== 200) {
    // links live for minutes: the next try asks for a fresh one
    const detail = `The link to the PDF answered ${status}.`;
    throw new CountersignError("unavailable", RETRY, detail, { ...WHERE, httpStatus: status });
  }
  if (!new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-")) {
    throw new CountersignError("document_invalid", STOP, "The link to the PDF led to something else.", WHERE);
  }
  return bytes;
}

async function follow(download: Http, target: string): Promise<HttpAnswer> {
  let url = target;
  for (let hop = 0; hop < MAX_REDIRECTS; hop += 1) {
    const answer = await download({
      method: "GET",
      url,
      operation: "signedDocuments",
      safe: true,
      maxBytes: MAX_PDF_BYTES,
    });
    if (!isRedirect(answer)) return answer;
    url = targetOf(answer, url);
  }
  throw new CountersignError("document_invalid", STOP, "The link to the PDF leads round in circles.", WHERE);
}

function isRedirect({ status }: HttpAnswer): boolean {
  return status >= 300 && status < 400;
}

function targetOf(answer: HttpAnswer, base: string): string {
  const location = answer.headers.get("location") ?? "";
  const url = location === "" ? null : URL.parse(location, base);
  if (url?.protocol === "https:" || url?.protocol === "http:") return url.href;
  throw new CountersignError("address_refused", STOP, "The link to the PDF is no web address.", WHERE);
}
