import { CountersignError, STOP } from "../domain/errors.ts";
import type { SignedDocument } from "../providers/provider.ts";

const LEAST_BYTES = 64;
const MOST_BYTES = 100 * 1024 * 1024;
const HEADER_WITHIN = 1024;
/** Signatures and incremental updates may leave some bytes behind the last marker. */
const TRAILER_WITHIN = 2048;

/** Refuses what cannot be the signed PDF (an error page with status 200, half a download) with `document_invalid`. */
export function checkDocument(document: SignedDocument): void {
  const problem = problemOf(document);
  if (problem === undefined) return;
  const detail = `The ${document.kind} document ${problem} (${document.bytes.byteLength} bytes).`;
  throw new CountersignError("document_invalid", STOP, detail, { operation: "archive" });
}

function problemOf({ kind, bytes }: SignedDocument): string | undefined {
  if (bytes.byteLength === 0) return "is empty";
  if (bytes.byteLength > MOST_BYTES) return "is larger than 100 MiB";
  if (kind !== "signed") return undefined;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!view.subarray(0, HEADER_WITHIN).includes("%PDF-")) return "is not a PDF";
  if (bytes.byteLength < LEAST_BYTES) return "is too short for a PDF";
  return view.subarray(-TRAILER_WITHIN).includes("%%EOF") ? undefined : "is a PDF without an end";
}
