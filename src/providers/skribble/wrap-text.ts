import type { PDFFont } from "@cantoo/pdf-lib";

/** What rounding may add to a line that we measured word by word. */
const SPARE = 0.99;

/**
 * Breaks a text into lines that are at most so wide, measured in the font's size 1; `undefined` = a word is wider. The
 * library would do it too, but tries each line from its end and takes minutes for a long text.
 */
export function wrapText(text: string, font: PDFFont): (width: number) => readonly string[] | undefined {
  const space = font.widthOfTextAtSize(" ", 1);
  const paragraphs = text.split("\n").map((paragraph) =>
    paragraph
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({ word, width: font.widthOfTextAtSize(word, 1) })),
  );
  const widest = Math.max(0, ...paragraphs.flat().map(({ width }) => width));
  return (width) => {
    const most = width * SPARE;
    if (widest > most) return undefined;
    return paragraphs.flatMap((words) => {
      const lines: string[] = [""];
      let used = 0;
      for (const { word, width: own } of words) {
        const line = lines.length - 1;
        const joined = used === 0 ? own : used + space + own;
        if (joined <= most) {
          lines[line] = used === 0 ? word : `${lines[line] ?? ""} ${word}`;
          used = joined;
        } else {
          lines.push(word);
          used = own;
        }
      }
      return lines;
    });
  };
}
