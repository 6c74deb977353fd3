/** Looks like an escape that jsonb may refuse: NUL, or half of a surrogate pair. */
const SUSPECT = /\\u0000|\\ud[89a-f]/i;

/**
 * Plain data as text for a jsonb parameter. What PostgreSQL cannot keep (NUL, lone surrogates, both of which hostile
 * bytes may carry) becomes U+FFFD instead of an error; dates become ISO instants.
 */
export function toJsonb(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  if (!SUSPECT.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) => cleaned(part)) ?? "null";
}

/** Text for a text parameter: without NUL, which PostgreSQL refuses. */
export function toText(value: string): string {
  return value.includes("\0") ? value.replaceAll("\0", "\u{FFFD}") : value;
}

function cleaned(part: unknown): unknown {
  if (typeof part === "string") return cleanText(part);
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [cleanText(key), value]));
}

function cleanText(text: string): string {
  return toText(text).toWellFormed();
}

const LATEST = new Date("9999-12-31T23:59:59.999Z");
const EARLIEST = new Date("0001-01-01T00:00:00.000Z");

/** An instant inside a jsonb parameter; what lies beyond the years 1 to 9999 is moved to their edge. Throws when invalid. */
export function toInstant(at: Date): string {
  if (at > LATEST) return LATEST.toISOString();
  return (at < EARLIEST ? EARLIEST : at).toISOString();
}

/** The same where there may be none. */
export function optionalInstant(at: Date | null | undefined): string | undefined {
  return at === null || at === undefined ? undefined : toInstant(at);
}
