import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { streamText } from "./stream-text.ts";

/** Turns the bytes of a shown text (one per letter) into what a reader sees. */
export type FontReader = (bytes: string) => string;

const RANGES = /<([\dA-F]+)>\s*<([\dA-F]+)>\s*(?:<([\dA-F]+)>|\[([^\]]*)\])/giu;
const PAIRS = /<([\dA-F]+)>\s*<([\dA-F]+)>/giu;
/** Longest range that is read: a hostile map must not fill the memory. */
const MOST = 65_536;

const utf16 = (hex: string): string => {
  const bytes = Buffer.from(hex, "hex");
  return bytes.length % 2 === 0 ? bytes.swap16().toString("utf16le") : "";
};
const sections = (map: string, name: string): readonly string[] =>
  [...map.matchAll(new RegExp(`begin${name}(.*?)end${name}`, "gsu"))].map(([, body = ""]) => body);

const readMap = (map: string): ReadonlyMap<number, string> => {
  const letters = new Map<number, string>();
  for (const body of sections(map, "bfchar")) {
    for (const [, code = "", text = ""] of body.matchAll(PAIRS))
      letters.set(Number.parseInt(code, 16), utf16(text));
  }
  for (const body of sections(map, "bfrange")) {
    for (const [, low = "", high = "", first, list = ""] of body.matchAll(RANGES)) {
      const start = Number.parseInt(low, 16);
      const size = Math.min(Number.parseInt(high, 16) - start + 1, MOST);
      const named = [...list.matchAll(/<([\dA-F]+)>/giu)].map(([, hex = ""]) => utf16(hex));
      const base = first === undefined ? 0 : (utf16(first).codePointAt(0) ?? 0);
      for (let at = 0; at < size; at += 1) {
        const letter = first === undefined ? named[at] : String.fromCodePoint(base + at);
        if (letter !== undefined) letters.set(start + at, letter);
      }
    }
  }
  return letters;
};

const windows = new TextDecoder("windows-1252");
const plain: FontReader = (bytes) => windows.decode(Buffer.from(bytes, "latin1"));

/** Reads by the font's own table of letters; a font without one counts as Western (WinAnsi). */
export const fontReader = (font: unknown): FontReader => {
  if (!(font instanceof PDFDict)) return plain;
  const map = streamText(font.lookup(PDFName.of("ToUnicode")));
  if (map === "") return plain;
  const letters = readMap(map);
  const width = font.lookup(PDFName.of("Subtype")) === PDFName.of("Type0") ? 2 : 1;
  return (bytes) => {
    let text = "";
    for (let at = 0; at + width <= bytes.length; at += width) {
      const code = Buffer.from(bytes.slice(at, at + width), "latin1").readUIntBE(0, width);
      text += letters.get(code) ?? "\uFFFD";
    }
    return text;
  };
};
