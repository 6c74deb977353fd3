import { decodePDFRawStream, PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import type { PDFForm, PDFPage } from "@cantoo/pdf-lib";

/** A PDF with the fields that `draw` makes on its only page. */
export async function makeForm(draw: (form: PDFForm, page: PDFPage) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  draw(pdf.getForm(), pdf.addPage());
  return pdf.save();
}

/** A text field of a usual size, ready to be changed. */
export function textField(
  form: PDFForm,
  page: PDFPage,
  name: string,
  box: { readonly y?: number; readonly width?: number; readonly height?: number } = {},
): ReturnType<PDFForm["createTextField"]> {
  const field = form.createTextField(name);
  field.addToPage(page, { x: 50, y: 700, width: 400, height: 20, ...box });
  return field;
}

/** What was drawn with the embedded font, one text per line of the drawing, and how many fields are left. */
export async function readBack(
  bytes: Uint8Array,
): Promise<{ readonly texts: readonly string[]; readonly fields: readonly string[] }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const streams = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [decoded(object)] : []));
  const letters = new Map(streams.flatMap(lettersOf));
  const texts = streams.flatMap((stream) =>
    [...stream.matchAll(/<([0-9A-Fa-f]+)>\s*Tj/gu)].map(([, hex = ""]) =>
      (hex.match(/.{4}/gu) ?? []).map((glyph) => letters.get(glyph.toUpperCase()) ?? "�").join(""),
    ),
  );
  return {
    texts,
    fields: pdf
      .getForm()
      .getFields()
      .map((field) => field.getName()),
  };
}

function decoded(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

/** The lines of a `ToUnicode` map: glyph → letters. */
function lettersOf(stream: string): readonly (readonly [string, string])[] {
  if (!stream.includes("beginbfchar")) return [];
  return [...stream.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>/gu)].map(([, glyph = "", code = ""]) => [
    glyph.toUpperCase(),
    new TextDecoder("utf-16be").decode(Buffer.from(code, "hex")),
  ]);
}
