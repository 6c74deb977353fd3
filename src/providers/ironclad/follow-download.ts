import { CountersignError, RETRY, STOP } from "../../domain/errors.ts";
import type { Http, HttpAnswer } from "../../http/http.ts";

export const MAX_PDF_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const WHERE = { operation: "signedDocuments" } as const;

/** Fetches a file from an address that the vendor named: never with our credentials, and three redirects at most. */
export async function followDownload(download: Http, location: string): Promise<Uint8Array> {
  let url = location;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await download({
      method: "GET",
      url: checked(url),
      operation: "signedDocuments",
      safe: true,
      maxBytes: MAX_PDF_BYTES,
    });
    const next = redirectOf(answer);
    if (next === undefined) return fileIn(answer);
    url = URL.parse(next, url)?.href ?? "";
  }
  throw new CountersignError("document_invalid", STOP, "The link to the file leads round in circles.", WHERE);
}

/** The address to which an answer sends us on. */
export function redirectOf({ status, headers }: HttpAnswer): string | undefined {
  return status >= 300 && status < 400 ? (headers.get("location") ?? undefined) : undefined;
}

/** The PDF of an answer. Throws `answer_unreadable` for anything else: mostly a page that is gone at the next try. */
export function pdfIn({ bytes }: Pick<HttpAnswer, "bytes">): Uint8Array {
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-")) return bytes;
  throw new CountersignError("answer_unreadable", STOP, "The download is no PDF.", WHERE);
}

function fileIn(answer: HttpAnswer): Uint8Array {
  if (answer.status === 200) return pdfIn(answer);
  // such links live for minutes: the next try asks for a fresh one
  const detail = `The link to the file answered ${answer.status}.`;
  throw new CountersignError("unavailable", RETRY, detail, { ...WHERE, httpStatus: answer.status });
}

function checked(url: string): string {
  const { protocol } = URL.parse(url) ?? { protocol: "" };
  if (protocol === "https:" || protocol === "http:") return url;
  throw new CountersignError("address_refused", STOP, "The link to the file is no web address.", WHERE);
}
