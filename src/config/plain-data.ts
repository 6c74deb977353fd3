import type { Json, JsonObject } from "../domain/json.ts";

/** Beyond these it is a mistake or an attack. */
const MAX_NODES = 50_000;
const MAX_DEPTH = 40;
const REFUSED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Data as a document keeps it: objects without names that mean something else here, and without what is empty, so that a
 * default holds. `undefined` = it is no group of settings, or too large to be one.
 */
export function plainData(value: unknown): JsonObject | undefined {
  const budget = { nodes: MAX_NODES };
  const plain = copy(value, 0, budget);
  return budget.nodes >= 0 && isGroup(plain) ? plain : undefined;
}

function copy(value: unknown, depth: number, budget: { nodes: number }): Json | undefined {
  budget.nodes -= depth > MAX_DEPTH ? MAX_NODES + 1 : 1;
  if (budget.nodes < 0) return undefined;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const kept = copy(item, depth + 1, budget);
      return kept === undefined ? [] : [kept];
    });
  }
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const kept = REFUSED_KEYS.has(key) ? undefined : copy(item, depth + 1, budget);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

/** A group of settings, as a document has them. */
export function isGroup(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or a number as text; empty for everything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
