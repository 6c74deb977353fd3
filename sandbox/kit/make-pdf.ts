const PAGE_LINES = 52;
/** Characters that fit on a line of an A4 page at this size. */
const WIDTH = 88;

/** WinAnsi agrees with Latin-1 from here on; everything else becomes `?`, the document's title keeps all of Unicode. */
const literal = (text: string): string =>
  Array.from(text)
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 63;
      if (letter === "(" || letter === ")" || letter === "\\") return `\\${letter}`;
      if (code < 32) return " ";
      if (code < 127) return letter;
      return code >= 160 && code <= 255 ? `\\${code.toString(8)}` : "?";
    })
    .join("");

const unicode = (text: string): string =>
  `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;

const wrapped = (line: string): string[] => {
  const letters = Array.from(line);
  const rows: string[] = [];
  for (let at = 0; at === 0 || at < letters.length; at += WIDTH)
    rows.push(letters.slice(at, at + WIDTH).join(""));
  return rows;
};

const contentOf = (rows: readonly string[]): string =>
  `BT /F1 11 Tf 14 TL 50 790 Td ${rows.map((row) => `(${literal(row)}) Tj T*`).join("\n")} ET`;

const assembled = (objects: readonly string[], info: number): Uint8Array => {
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
};

/** A small valid PDF: the title on top and in its properties, then the lines, over as many pages as they need. */
export const makePdf = (title: string, lines: readonly string[]): Uint8Array => {
  const rows = [title, "", ...lines].flatMap(wrapped);
  const pages: string[][] = [];
  for (let at = 0; at < rows.length; at += PAGE_LINES) pages.push(rows.slice(at, at + PAGE_LINES));
  const first = 5;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(" ");
  return assembled(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      `<< /Title ${unicode(title)} /Producer (sandbox) >>`,
      ...pages.flatMap((page, at) => {
        const content = contentOf(page);
        const resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]";
        return [
          `<< /Type /Page /Parent 2 0 R ${resources} /Contents ${first + at * 2 + 1} 0 R >>`,
          `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
        ];
      }),
    ],
    4,
  );
};
