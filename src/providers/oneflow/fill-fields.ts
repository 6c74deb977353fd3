import { CountersignError, STOP } from "../../domain/errors.ts";
import { same } from "../../domain/same.ts";
import type { DataField } from "./schema.ts";

/** A data field and the text that the order gives it. Everything is text at this vendor, as the playbook wrote it. */
export interface FilledField {
  readonly field: DataField;
  readonly value: string;
}

/** The custom id, wherever it stands: at the top in templates, under `_private_ownerside` in contracts. */
export function customIdOf({ custom_id: custom, _private_ownerside: own }: DataField): string | undefined {
  return custom || own?.custom_id || undefined;
}

/**
 * Lays the order's values onto the fields that exist: by custom id, by id, by name, and as a person would call it. Throws
 * `order_invalid` (STOP) naming every field that is not there: its value would be lost.
 */
export function fillFields(
  fields: readonly DataField[],
  values: Readonly<Record<string, string>>,
  operation: string,
): readonly FilledField[] {
  const filled = new Map<DataField, string>();
  const unknown: string[] = [];
  for (const [name, text] of Object.entries(values)) {
    if (text.trim() === "") continue;
    const named = fieldsCalled(fields, name);
    if (named.length === 0) unknown.push(name);
    for (const field of named) filled.set(field, text);
  }
  if (unknown.length > 0) throw notThere(unknown, fields, operation);
  return [...filled].map(([field, value]) => ({ field, value }));
}

/** The fields of that name: by custom id, by id, by name, and as a person would call it, in this order. */
export function fieldsCalled(fields: readonly DataField[], name: string): readonly DataField[] {
  const ways = [
    (field: DataField) => customIdOf(field) === name,
    (field: DataField) => field.id !== undefined && field.id !== null && String(field.id) === name,
    (field: DataField) => field.name === name,
    (field: DataField) => [customIdOf(field), field.name].some((known) => same(known ?? "", name)),
  ];
  for (const isMeant of ways) {
    const found = fields.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}

function notThere(
  unknown: readonly string[],
  fields: readonly DataField[],
  operation: string,
): CountersignError {
  const there = fields.flatMap((field) => customIdOf(field) ?? field.name ?? []);
  const known = there.length === 0 ? NO_FIELDS : `It has: ${there.slice(0, 30).join(", ").slice(0, 400)}.`;
  const detail = `Not in the template: ${unknown.slice(0, 30).join(", ").slice(0, 300)}. ${known}`;
  return new CountersignError("order_invalid", STOP, detail, { operation });
}

/** Of a template without a template group. */
export const NO_FIELDS = "It has no data fields: put the template into a template group that has them.";
