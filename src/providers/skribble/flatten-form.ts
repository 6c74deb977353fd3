import { PDFSignature } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFFont, PDFForm, PDFPage } from "@cantoo/pdf-lib";
import { CountersignError, STOP } from "../../domain/errors.ts";

/**
 * Draws what stands in the fields onto the pages and takes the fields away, so that nobody can change them any more.
 * Places for signatures stay: the vendor finds them by their names. Throws `configuration_invalid` when a field could not
 * be drawn, which the library only writes to the console.
 */
export function flattenForm(pdf: PDFDocument, font: PDFFont, name: string): void {
  const form = pdf.getForm();
  form.updateFieldAppearances(font);
  const giveBack = takeSignaturesOut(pdf, form);
  const drawn = form.getFields().reduce((sum, field) => sum + field.acroField.getWidgets().length, 0);
  const before = drawnOn(pdf.getPages()).size;
  form.flatten({ updateFieldAppearances: false });
  giveBack();
  const missing = drawn - (drawnOn(pdf.getPages()).size - before);
  if (missing === 0) return;
  const detail = `${missing} of the fields of the template “${name.slice(0, 200)}” cannot be drawn: make them anew, each on a page.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: "create" });
}

function takeSignaturesOut(pdf: PDFDocument, form: PDFForm): () => void {
  const places = form.getFields().filter((field) => field instanceof PDFSignature);
  const shown = places.flatMap(({ ref }) =>
    pdf.getPages().flatMap((page) => (page.node.Annots()?.indexOf(ref) === undefined ? [] : [{ page, ref }])),
  );
  for (const { acroField } of places) form.acroForm.removeField(acroField);
  for (const { page, ref } of shown) page.node.removeAnnot(ref);
  return () => {
    for (const { page, ref } of shown) page.node.addAnnot(ref);
    for (const { ref } of places) form.acroForm.addField(ref);
  };
}

/** The flattened fields that the pages show; pages may share their resources, hence by name. */
function drawnOn(pages: readonly PDFPage[]): ReadonlySet<string> {
  const keys = pages.flatMap(({ node }) => node.normalizedEntries().XObject.keys());
  return new Set(keys.map((key) => key.asString()).filter((key) => key.startsWith("/FlatWidget")));
}
