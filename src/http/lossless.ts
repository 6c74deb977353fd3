/**
 * Parses JSON so that ids survive: integers beyond 2^53 (and numbers beyond the range) come as strings, all other
 * numbers stay numbers. Keys named `__proto__` are dropped. Throws SyntaxError; anything else it returns is `unknown`.
 */
export function parseLossless(text: string): unknown {
  const bare = text.codePointAt(0) === 0xfeff ? text.slice(1) : text;
  // The reviver costs several times the parse itself, so it only runs where something is at stake.
  return needsCare.test(bare) ? JSON.parse(bare, revive) : JSON.parse(bare);
}

/**
 * A number of sixteen digits or with an exponent of three, or a way to spell `__proto__` (also with escaped letters). Numbers
 * stand behind a bracket, a comma, a colon or space: ids in quotes are full of digits and letters that look like both.
 */
const needsCare = /(?:^|[[,:\s])-?\d[\d.]*(?:(?<=[\d.]{16})|[eE]\+?\d{3})|__proto__|\\u00[567]/u;

const INTEGER = /^-?\d+$/u;

function revive(key: string, value: unknown, ...rest: readonly unknown[]): unknown {
  if (key === "__proto__") return undefined;
  if (typeof value !== "number") return value;
  const source = sourceOf(rest[0]);
  if (source === undefined) return value;
  if (!Number.isFinite(value)) return source;
  return INTEGER.test(source) && !Number.isSafeInteger(value) ? source : value;
}

function sourceOf(context: unknown): string | undefined {
  if (typeof context !== "object" || context === null || !("source" in context)) return undefined;
  return typeof context.source === "string" ? context.source : undefined;
}
