/** A JSON object of unknown content. */
export type Raw = Readonly<Record<string, unknown>>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value under a path of own keys: inherited names such as `__proto__` are never followed. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isRaw(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** The list under a path; anything else is an empty list. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** An id as text; `undefined` for everything that is no id. Zero is no id. */
function idOf(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return typeof value === "string" && /^[1-9]\d{0,19}$/.test(value) ? value : undefined;
}

export function idAt(value: unknown, ...path: readonly string[]): string | undefined {
  return idOf(at(value, ...path));
}

/** Text of a string or number; empty for everything else. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  if (typeof found === "string") return found;
  return typeof found === "number" && Number.isFinite(found) ? String(found) : "";
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** An instant from unix seconds; `undefined` when it is none. */
export function instantAt(value: unknown, ...path: readonly string[]): Date | undefined {
  const seconds = numberAt(value, ...path);
  if (seconds === undefined || Math.abs(seconds) > 8_640_000_000_000) return undefined;
  return new Date(seconds * 1000);
}

/** Ids go over the wire as numbers, as Kommo documents them, as long as they fit into one. */
export function wireId(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) ? number : id;
}

/** Text short enough for a sentence. */
export function clip(text: string, most = 300): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
