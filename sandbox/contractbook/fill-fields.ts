import { randomUUID } from "node:crypto";
import { failure, Refused } from "./answers.ts";
import type { Failure } from "./answers.ts";
import type { DataField } from "./document.ts";
import type { DataFieldInput } from "./document-input.ts";
import { valueProblem } from "./field-values.ts";

const METADATA: DataField = {
  id: "",
  name: "",
  type: "text",
  value: null,
  required: false,
  description: null,
  config: {},
  formatting: null,
  source: null,
  source_mapping: null,
  source_sync_type: null,
};

const filled = (given: DataFieldInput, known: DataField | undefined): DataField => {
  const base = known ?? { ...METADATA, id: given.id ?? randomUUID() };
  return {
    id: base.id,
    name: given.name,
    type: given.type,
    value: given.value,
    required: given.required ?? base.required,
    description: given.description ?? base.description,
    config: given.config ?? base.config,
    formatting: given.formatting ?? base.formatting,
    source: given.source ?? base.source,
    source_mapping: given.source_mapping ?? base.source_mapping,
    source_sync_type: given.source_sync_type ?? base.source_sync_type,
  };
};

const hit = (given: DataFieldInput, known: readonly DataField[]): DataField | undefined =>
  known.find(({ id }) => id === given.id) ?? known.find(({ name }) => name === given.name);

/**
 * The given fields laid over the known ones, as Contractbook does: a field is hit by id, or by name and type; a field
 * that hits none becomes metadata. Throws Refused(`status`) for a wrong type, a value that does not fit, or a field
 * given twice.
 */
export const fillFields = (
  given: readonly DataFieldInput[],
  known: readonly DataField[],
  status: 400 | 422,
): readonly DataField[] => {
  const failures: Failure[] = [];
  const names = new Set<string>();
  const fields = given.map((one, at) => {
    const target = hit(one, known);
    const pointer = `/document/data_fields/${at}`;
    if (names.has(one.name)) failures.push(failure(`${pointer}/name`, "is given twice"));
    names.add(one.name);
    if (target !== undefined && target.type !== one.type) {
      failures.push(failure(`${pointer}/type`, `the field is of type ${target.type}`));
    }
    const field = filled(one, target);
    const problem = valueProblem(field);
    if (problem !== undefined) failures.push(failure(`${pointer}/value`, `${one.name} ${problem}`));
    return field;
  });
  if (failures.length > 0) throw new Refused(status, failures);
  return fields;
};

/** The template's fields with what was given laid over them, then the metadata fields. Throws Refused(422). */
export const fillTemplate = (
  given: readonly DataFieldInput[],
  template: readonly DataField[],
): readonly DataField[] => {
  const fields = fillFields(given, template, 422);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const own = new Set(template.map(({ id }) => id));
  return [
    ...template.map((field) => byId.get(field.id) ?? field),
    ...fields.filter(({ id }) => !own.has(id)),
  ];
};
