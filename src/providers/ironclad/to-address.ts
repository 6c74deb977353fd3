/** An address as the vendor validates it: at most four lines; the USA need region and postcode too. */
export interface Address {
  readonly lines: readonly string[];
  readonly locality: string;
  readonly region?: string;
  readonly postcode?: string;
  readonly country: string;
}

const USA = /^(?:u\.?\s?s\.?\s?a\.?|u\.?s\.?|united states(?: of america)?)$/i;
const MOST_LINES = 4;

/**
 * An address as people write it, in lines or with commas, country last: `Hauptstr. 1, 10115 Berlin, Germany`,
 * `325 5th Street, San Francisco, CA 94107, USA`. `undefined` = street, place or country cannot be told apart.
 */
export function toAddress(written: string): Address | undefined {
  const parts = written
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const country = parts.at(-1);
  if (country === undefined || parts.length < 3 || /\d/.test(country)) return undefined;
  const before = parts.slice(0, -1);
  return USA.test(country) ? american(before, country) : elsewhere(before, country);
}

function american(parts: readonly string[], country: string): Address | undefined {
  const match = /^(?:(.*\S)\s+)?([A-Za-z][A-Za-z. ]*?)\s+(\d{5}(?:-\d{4})?)$/.exec(parts.at(-1) ?? "");
  if (!match) return undefined;
  const [, , region = "", postcode = ""] = match;
  const locality = match[1] ?? parts.at(-2);
  const lines = parts.slice(0, match[1] === undefined ? -2 : -1);
  if (locality === undefined || lines.length === 0 || lines.length > MOST_LINES) return undefined;
  return { lines, locality, region, postcode, country };
}

function elsewhere(parts: readonly string[], country: string): Address | undefined {
  const last = parts.at(-1) ?? "";
  // `10115 Berlin`, `SE-111 22 Stockholm`, `London SW1A 1AA`, or a place without a code
  const first = /^((?:[A-Z]{1,2}-)?\d[\d -]{2,8}\d)\s+(\D+)$/.exec(last);
  const british = /^(\D+?)\s+([A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2})$/.exec(last);
  const [locality, postcode] = first ? [first[2], first[1]] : british ? [british[1], british[2]] : [last];
  const lines = parts.slice(0, -1);
  if (locality === undefined || lines.length === 0 || lines.length > MOST_LINES) return undefined;
  return { lines, locality, ...(postcode === undefined ? {} : { postcode }), country };
}
