/** A word of a PDF's content stream; `text` holds one byte per letter. */
export interface PdfToken {
  readonly kind: "number" | "name" | "text" | "operator";
  readonly value: string;
}

/** White space, comments, brackets, hex strings, names, numbers, operators, and the start of a literal string. */
const WORD =
  /[\0\s]+|%[^\r\n]*|<<|>>|[[\]{}]|<(?<hex>[\dA-Fa-f\s]*)>|\/(?<name>[^\0\s<>[\](){}/%]*)|(?<number>[-+]?(?:\d+\.?\d*|\.\d+))|(?<operator>[A-Za-z'"*][\w'"*]*)|(?<open>\()|./gsuy;

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const unhex = (hex: string): string => {
  const digits = hex.replaceAll(/\s/gu, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1");
};

/** A literal string from just behind its opening bracket; brackets inside it come in pairs. */
const literal = (source: string, from: number): readonly [text: string, end: number] => {
  let text = "";
  let depth = 1;
  let at = from;
  while (at < source.length) {
    const letter = source.charAt(at);
    if (letter === "\\") {
      const octal = /^[0-7]{1,3}/u.exec(source.slice(at + 1, at + 4))?.[0];
      const next = source.charAt(at + 1);
      text += octal === undefined ? (ESCAPES[next] ?? next) : String.fromCodePoint(Number.parseInt(octal, 8));
      at += octal === undefined ? 2 : 1 + octal.length;
      continue;
    }
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    at += 1;
    if (depth === 0) break;
    text += letter;
  }
  return [text, at];
};

const tokenOf = (groups: Readonly<Record<string, string | undefined>>): PdfToken | undefined => {
  const { hex, name, number, operator } = groups;
  if (hex !== undefined) return { kind: "text", value: unhex(hex) };
  if (name !== undefined) return { kind: "name", value: name };
  if (number !== undefined) return { kind: "number", value: number };
  return operator === undefined ? undefined : { kind: "operator", value: operator };
};

/** The words of a content stream in order (Latin-1 text); arrays lose their brackets. Inline images are not understood. */
export const pdfTokens = (source: string): readonly PdfToken[] => {
  const tokens: PdfToken[] = [];
  let at = 0;
  while (at < source.length) {
    WORD.lastIndex = at;
    const groups = WORD.exec(source)?.groups;
    at = Math.max(at + 1, WORD.lastIndex);
    if (groups === undefined) continue;
    if (groups["open"] === undefined) {
      const token = tokenOf(groups);
      if (token !== undefined) tokens.push(token);
      continue;
    }
    const [value, end] = literal(source, at);
    tokens.push({ kind: "text", value });
    at = end;
  }
  return tokens;
};
