import { recordOf } from "./schema-fields.ts";
import type { SchemaField } from "./schema-fields.ts";

/** One name with its value, also while the name is still being typed. */
export interface Row {
  readonly name: string;
  readonly value: unknown;
}

/** The rows of an object with free keys. */
export function readRows(value: unknown): readonly Row[] {
  return Object.entries(recordOf(value)).map(([name, inside]) => ({ name, value: inside }));
}

/** The object that rows say; rows without a name or a value are left out. `undefined` = none says anything. */
export function writeRows(rows: readonly Row[]): Readonly<Record<string, unknown>> | undefined {
  const said = rows.filter(({ name, value }) => name.trim() !== "" && !isNothing(value));
  if (said.length === 0) return undefined;
  return Object.fromEntries(said.map(({ name, value }) => [name.trim(), value]));
}

/** What a row's column holds; a column without a name is the value itself. */
export function cellOf({ value }: Row, { name }: SchemaField): unknown {
  return name === "" ? value : recordOf(value)[name];
}

/** The row with another value in a column; `undefined` takes it out. */
export function withCell(row: Row, { name }: SchemaField, value: unknown): Row {
  if (name === "") return { ...row, value };
  const { [name]: _, ...others } = recordOf(row.value);
  return { ...row, value: value === undefined ? others : { ...others, [name]: value } };
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === "") return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
