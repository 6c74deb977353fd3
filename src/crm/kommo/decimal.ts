/**
 * A number as people type it, as plain decimal text: `12 000,50 €` → `12000.50`. With both signs the last one divides the
 * decimals; a lone point always does; a lone comma does unless exactly three digits follow (`12,000`). `undefined` = no number.
 */
export function parseDecimal(text: string): string | undefined {
  const bare = text
    .replaceAll(/[\s'’_\u00a0\u202f]/g, "")
    .replace(/^(?:[A-Z]{3}|\p{Sc})/u, "")
    .replace(/(?:[A-Z]{3}|\p{Sc})$/u, "")
    .replace("−", "-");
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return undefined;
  const plain = withPoint(bare.replace(/^\+/, ""));
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? plain : undefined;
}

function withPoint(text: string): string {
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  if (comma !== -1 && point !== -1) {
    const [decimal, thousand] = comma > point ? [",", "."] : [".", ","];
    return text.replaceAll(thousand, "").replace(decimal, ".");
  }
  if (comma === -1) return text.indexOf(".") === point ? text : text.replaceAll(".", "");
  const isThousands = text.indexOf(",") !== comma || /^-?[1-9]\d{0,2},\d{3}$/.test(text);
  return isThousands ? text.replaceAll(",", "") : text.replace(",", ".");
}
