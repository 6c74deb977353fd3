import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from "@cantoo/pdf-lib";
import type { PDFPage } from "@cantoo/pdf-lib";
import { fontReader } from "./font-reader.ts";
import type { FontReader } from "./font-reader.ts";
import { combine, IDENTITY, matrixOf } from "./matrix.ts";
import type { Matrix } from "./matrix.ts";
import { pdfTokens } from "./pdf-tokens.ts";
import { streamText } from "./stream-text.ts";

/** A piece of text and where it begins, in points from the page's lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Forms inside forms: deeper ones are nobody's honest work. */
const DEEPEST = 8;

interface Pen {
  matrix: Matrix;
  line: Matrix;
  at: Matrix;
  leading: number;
  read: FontReader;
  readonly saved: Matrix[];
}

interface Call {
  readonly numbers: readonly number[];
  readonly name: string;
  readonly text: string;
}

const newLine = (pen: Pen, x: number, y: number): void => {
  pen.line = combine([1, 0, 0, 1, x, y], pen.line);
  pen.at = pen.line;
};

const MOVES: Readonly<Record<string, (pen: Pen, call: Call) => void>> = {
  q: (pen) => {
    pen.saved.push(pen.matrix);
  },
  Q: (pen) => {
    pen.matrix = pen.saved.pop() ?? pen.matrix;
  },
  cm: (pen, { numbers }) => {
    pen.matrix = combine(matrixOf(numbers), pen.matrix);
  },
  BT: (pen) => {
    pen.line = IDENTITY;
    pen.at = IDENTITY;
  },
  Tm: (pen, { numbers }) => {
    pen.line = matrixOf(numbers);
    pen.at = pen.line;
  },
  Td: (pen, { numbers: [x = 0, y = 0] }) => {
    newLine(pen, x, y);
  },
  TD: (pen, { numbers: [x = 0, y = 0] }) => {
    pen.leading = -y;
    newLine(pen, x, y);
  },
  TL: (pen, { numbers: [leading = 0] }) => {
    pen.leading = leading;
  },
  "T*": (pen) => {
    newLine(pen, 0, -pen.leading);
  },
};

const SHOWS: ReadonlySet<string> = new Set(["Tj", "TJ", "'", '"']);

const resourceOf = (resources: PDFDict | undefined, kind: string, name: string): unknown => {
  const group = resources?.lookup(PDFName.of(kind));
  return group instanceof PDFDict ? group.lookup(PDFName.of(name)) : undefined;
};

const numbersOf = (list: unknown): readonly number[] =>
  list instanceof PDFArray
    ? list.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : 0))
    : IDENTITY;

const walk = (
  source: string,
  resources: PDFDict | undefined,
  matrix: Matrix,
  found: PlacedText[],
  depth: number,
): void => {
  const pen: Pen = {
    matrix,
    line: IDENTITY,
    at: IDENTITY,
    leading: 0,
    read: fontReader(undefined),
    saved: [],
  };
  let call: { numbers: number[]; name: string; text: string } = { numbers: [], name: "", text: "" };
  const drawForm = (name: string): void => {
    const form = resourceOf(resources, "XObject", name);
    if (!(form instanceof PDFStream) || depth >= DEEPEST) return;
    const own = form.dict.lookup(PDFName.of("Resources"));
    const inner = combine(matrixOf(numbersOf(form.dict.lookup(PDFName.of("Matrix")))), pen.matrix);
    walk(streamText(form), own instanceof PDFDict ? own : resources, inner, found, depth + 1);
  };
  for (const { kind, value } of pdfTokens(source)) {
    if (kind === "number") call.numbers.push(Number(value));
    if (kind === "name") call.name = value;
    if (kind === "text") call.text += pen.read(value);
    if (kind !== "operator") continue;
    if (value === "'" || value === '"') MOVES["T*"]?.(pen, call);
    if (SHOWS.has(value) && call.text !== "") {
      const [, , , , x, y] = combine(pen.at, pen.matrix);
      found.push({ text: call.text, x, y });
    }
    if (value === "Tf") pen.read = fontReader(resourceOf(resources, "Font", call.name));
    if (value === "Do") drawForm(call.name);
    MOVES[value]?.(pen, call);
    call = { numbers: [], name: "", text: "" };
  }
};

/** All text of a page in the order in which it is drawn. Throws where the PDF is damaged. */
export const pageText = (page: PDFPage): readonly PlacedText[] => {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => page.doc.context.lookup(one)) : [contents];
  const found: PlacedText[] = [];
  walk(streams.map(streamText).join("\n"), page.node.Resources(), IDENTITY, found, 0);
  return found;
};
