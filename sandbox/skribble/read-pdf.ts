import { PDFDocument, PDFSignature } from "@cantoo/pdf-lib";
import { labelledValues } from "./labelled-values.ts";
import { pageText } from "./page-text.ts";

/** What can be seen in a PDF. */
export interface PdfFacts {
  /** From its properties. */
  readonly title: string | null;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  /** By label, as the town's templates print them; `null` = nothing was filled in. */
  readonly values: Readonly<Record<string, string | null>>;
  /** Names of form fields that can still be filled in (fields for signatures not counted). */
  readonly openFields: readonly string[];
  /** Names of fields for signatures. */
  readonly signatureFields: readonly string[];
}

/** Reads a PDF; `undefined` = damaged, encrypted, without pages, or none at all. */
export const readPdf = async (bytes: Uint8Array): Promise<PdfFacts | undefined> => {
  if (Buffer.from(bytes.subarray(0, 1024)).indexOf("%PDF-") === -1) return undefined;
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    const pages = pdf.getPages();
    const [first] = pages;
    if (first === undefined) return undefined;
    const fields = pdf.getForm().getFields();
    const namesOf = (isSignature: boolean): readonly string[] =>
      fields.filter((field) => field instanceof PDFSignature === isSignature).map((field) => field.getName());
    return {
      title: pdf.getTitle() ?? null,
      pages: pages.length,
      width: Math.round(first.getWidth()),
      height: Math.round(first.getHeight()),
      values: labelledValues(pageText(first)),
      openFields: namesOf(false),
      signatureFields: namesOf(true),
    };
  } catch {
    return undefined;
  }
};
