/** One pair of a form-encoded body: the key's segments (`leads[status][0][id]` → 4) and its value. */
export interface FormPair {
  readonly path: readonly string[];
  readonly value: string;
}

const MOST_SEGMENTS = 12;
const MOST_PAIRS = 200_000;

/**
 * PHP-style bracket keys as a flat list: no tree is built, so that keys which collide (`a=3&a[b]=4`), run deep or are called
 * `__proto__` are only more pairs. Never throws; broken escapes stay as they are. `wanted` sees the raw key first.
 */
export function parseForm(body: string, wanted: (key: string) => boolean): readonly FormPair[] {
  const pairs: FormPair[] = [];
  let start = 0;
  for (let count = 0; start < body.length && count < MOST_PAIRS; count += 1) {
    const found = body.indexOf("&", start);
    const end = found === -1 ? body.length : found;
    const pair = body.slice(start, end);
    const equals = pair.indexOf("=");
    const isPair = equals !== -1;
    const key = unescape(isPair ? pair.slice(0, equals) : pair);
    if (wanted(key)) {
      const path = segmentsOf(key);
      if (path !== undefined) pairs.push({ path, value: isPair ? unescape(pair.slice(equals + 1)) : "" });
    }
    start = end + 1;
  }
  return pairs;
}

/** `a[b][c]` → a, b, c; `undefined` when the brackets do not close or go too deep. */
export function segmentsOf(key: string): readonly string[] | undefined {
  const first = key.indexOf("[");
  if (first === -1) return [key];
  if (first === 0 || !key.endsWith("]")) return undefined;
  const inner = key.slice(first + 1, -1).split("][", MOST_SEGMENTS);
  if (inner.length >= MOST_SEGMENTS || inner.some((segment) => /[[\]]/.test(segment))) return undefined;
  return [key.slice(0, first), ...inner];
}

function unescape(text: string): string {
  const spaced = text.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Other charsets and cut escapes: what we look for is ASCII, so each good escape is still read.
    return spaced.replaceAll(/%([0-7][0-9A-F])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}
