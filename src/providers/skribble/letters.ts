import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";

/** Letters that a form is filled in with: one font, for all fields of all templates of a connection. */
export interface Letters {
  /** Only those letters that are used end up in the file. Throws for a file that is no font. */
  embed(pdf: PDFDocument): Promise<PDFFont>;
}

/** `load` is asked once, when the first contract needs them. */
export function createLetters(load: () => Promise<Uint8Array>): Letters {
  let loading: Promise<Uint8Array> | undefined;
  return {
    async embed(pdf) {
      loading ??= load();
      try {
        const bytes = await loading;
        // loaded late, as the whole of the PDF library is: most processes never fill in a form
        const fontkit = await import("@cantoo/fontkit");
        // read anew for each PDF: a font that one PDF was made with forgets which letters some of its glyphs are
        pdf.registerFontkit(fontkit);
        // ligatures would be one glyph for two letters, which readers of the PDF's text may not find again
        return await pdf.embedFont(bytes, { subset: true, features: { liga: false } });
      } catch (error) {
        loading = undefined;
        throw error;
      }
    },
  };
}

/** The built-in ones: Latin, Greek, Cyrillic, Armenian, Georgian (see docs/decisions/0021-pdf.md). */
export function europeanLetters(): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")));
}

/** Scripts from right to left: they would be drawn the wrong way round. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The letters of a text that this font cannot show, each once; empty = all can be shown. */
export function beyond(text: string, font: PDFFont): readonly string[] {
  const known = new Set(font.getCharacterSet());
  const letters = new Set(Array.from(text).filter((letter) => letter !== "\n"));
  return [...letters].filter(
    (letter) => !known.has(letter.codePointAt(0) ?? 0) || RIGHT_TO_LEFT.test(letter),
  );
}
