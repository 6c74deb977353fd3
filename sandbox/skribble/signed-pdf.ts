import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

const LINES_PER_PAGE = 40;

/** Helvetica knows Western letters only; the others become `?`. */
const western = (text: string): string => text.replaceAll(/[^\u0020-\u007E\u00A0-\u00FF]/gu, "?");

/** The same PDF with pages behind it that show these lines. Rejects where the PDF is damaged. */
export const signedPdf = async (bytes: Uint8Array, lines: readonly string[]): Promise<Uint8Array> => {
  if (lines.length === 0) return bytes;
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let at = 0; at < lines.length; at += LINES_PER_PAGE) {
    const page = pdf.addPage([595, 842]);
    for (const [index, line] of lines.slice(at, at + LINES_PER_PAGE).entries()) {
      page.drawText(western(line), { x: 50, y: 790 - index * 18, size: 10, font });
    }
  }
  return pdf.save();
};
