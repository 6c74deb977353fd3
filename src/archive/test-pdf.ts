/** For tests: a PDF as short as it may be; `text` makes it another one. */
export function testPdf(text: string): Uint8Array {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj<</Type/Catalog/Note(${text})>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`,
  );
}
