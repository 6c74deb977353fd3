import { expect, test } from "vitest";
import { makePdf } from "./make-pdf.ts";

const text = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");

test("each entry of the cross-reference table points at its object", () => {
  const pdf = text(makePdf("Agreement (final) \\ Å", ["one", "two"]));
  expect(pdf.startsWith("%PDF-1.4\n")).toBe(true);
  expect(pdf.endsWith("%%EOF\n")).toBe(true);
  const start = Number(/startxref\n(\d+)\n/u.exec(pdf)?.[1]);
  expect(pdf.slice(start, start + 4)).toBe("xref");
  const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n /gmu)].map(([, offset]) => Number(offset));
  expect(offsets.map((offset, at) => pdf.slice(offset).startsWith(`${at + 1} 0 obj\n`))).toEqual(
    offsets.map(() => true),
  );
  expect(offsets).toHaveLength(6);
});

test("the declared length of each stream is its length", () => {
  const pdf = text(
    makePdf(
      "Long",
      Array.from({ length: 120 }, (_, at) => `line ${at}`),
    ),
  );
  const streams = [...pdf.matchAll(/<< \/Length (\d+) >>\nstream\n([^]*?)\nendstream/gu)];
  expect(streams).toHaveLength(3);
  for (const [, length, content] of streams) expect(content?.length).toBe(Number(length));
});

test("brackets cannot break out of the text, and the title keeps what the font lacks", () => {
  const pdf = text(makePdf("ŁÓDŹ 🖋", ["a) (b \\"]));
  expect(pdf).toContain("(a\\) \\(b \\\\) Tj");
  expect(pdf).toContain("/Title <FEFF014100D300440179");
});
