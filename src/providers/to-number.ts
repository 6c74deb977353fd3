const SPACES = /[\s\u00a0\u2009\u202f'’]/g;
const MAX_LENGTH = 40;

/**
 * A number as people write it, as plain digits with a point: `12 000,50` → `12000.5`. `undefined` = not a number, or
 * one that the locale does not settle (`1.234` where the point neither groups nor divides).
 */
export function toPlainNumber(written: string, locale: string): string | undefined {
  const text = written.trim();
  if (text.length > MAX_LENGTH || !groupedBySpaces(text)) return undefined;
  const match = /^([-+\u2212]?)([\d.,]*\d)$/.exec(text.replaceAll(SPACES, ""));
  if (!match) return undefined;
  const parts = split(match[2] ?? "", locale);
  if (!parts) return undefined;
  const whole = parts.whole.replace(/^0+(?=\d)/, "");
  const fraction = parts.fraction.replace(/0+$/, "");
  const plain = fraction === "" ? whole : `${whole}.${fraction}`;
  return match[1] === "-" || match[1] === "\u2212" ? negative(plain) : plain;
}

function negative(plain: string): string {
  return plain === "0" ? plain : `-${plain}`;
}

// `12 00` is two numbers or a slip, not 1200
function groupedBySpaces(text: string): boolean {
  const pieces = text.split(/[\s\u00a0\u2009\u202f'’]+/);
  const digits = (pieces[0] ?? "").replace(/^[-+\u2212]/, "");
  const rest = pieces.slice(digits === "" ? 2 : 1);
  return (
    rest.every((piece) => /^\d{3}(?:[.,]\d*)?$/.test(piece)) && rest.slice(0, -1).every((p) => p.length === 3)
  );
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

function split(digits: string, locale: string): Parts | undefined {
  const marks = digits.replaceAll(/\d/g, "");
  if (marks === "") return { whole: digits, fraction: "" };
  const last = marks.at(-1) ?? "";
  const kinds = new Set(marks).size;
  if (kinds === 2) return dividedBy(digits, last);
  if (marks.length > 1) return grouped(digits, last);
  if (!/^\d{1,3}[.,]\d{3}$/.test(digits) || digits.startsWith("0")) return dividedBy(digits, last);
  const use = useOf(last, locale);
  if (use === undefined) return undefined;
  return use === "group" ? grouped(digits, last) : dividedBy(digits, last);
}

function dividedBy(digits: string, mark: string): Parts | undefined {
  const at = digits.lastIndexOf(mark);
  const before = digits.slice(0, at);
  const other = mark === "." ? "," : ".";
  const whole = before.includes(other) ? grouped(before, other)?.whole : before;
  if (whole === undefined || whole.includes(mark)) return undefined;
  return { whole: whole === "" ? "0" : whole, fraction: digits.slice(at + 1) };
}

function grouped(digits: string, mark: string): Parts | undefined {
  const [first = "", ...rest] = digits.split(mark);
  const fits = /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
  return fits ? { whole: [first, ...rest].join(""), fraction: "" } : undefined;
}

function useOf(mark: string, locale: string): "group" | "decimal" | undefined {
  try {
    const parts = new Intl.NumberFormat(locale, { useGrouping: "always" }).formatToParts(1_234_567.5);
    const part = parts.find(({ type, value }) => (type === "group" || type === "decimal") && value === mark);
    return part?.type === "group" || part?.type === "decimal" ? part.type : undefined;
  } catch {
    return undefined;
  }
}
