import type { Json } from "../domain/json.ts";

const MOST = 200;
const SHOWN = 80;

/** How the second value differs from the first: `playbooks[0].send.title: "a" → "b"`, one line per leaf. */
export function jsonDifferences(before: Json, after: Json): readonly string[] {
  return differences(before, after, "").slice(0, MOST);
}

function differences(before: Json | undefined, after: Json | undefined, path: string): readonly string[] {
  if (isGroup(before) && isGroup(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      differences(entry(before, key), entry(after, key), pathTo(path, key, after)),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [`+ ${path}: ${short(after)}`];
  if (after === undefined) return [`- ${path}: ${short(before)}`];
  return [`~ ${path}: ${short(before)} → ${short(after)}`];
}

function isGroup(value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null;
}

function entry(value: Json, key: string): Json | undefined {
  const found = new Map(Object.entries(value ?? {}));
  return found.get(key);
}

function pathTo(path: string, key: string, group: Json): string {
  if (Array.isArray(group)) return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}

function short(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
