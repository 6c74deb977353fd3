import { decodePDFRawStream, PDFRawStream } from "@cantoo/pdf-lib";

/** The unpacked content of a stream, one byte per letter; empty for anything else. */
export const streamText = (stream: unknown): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1") : "";
