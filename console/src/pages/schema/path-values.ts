import { recordOf } from "./schema-fields.ts";

type Values = Readonly<Record<string, unknown>>;

/** What stands at a path with dots; `undefined` = nothing. */
export function valueAt(values: Values, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => recordOf(value)[key], values);
}

/** The same with this value there; `undefined` takes it out, and a group that it leaves empty. */
export function withValue(values: Values, path: string, value: unknown): Values {
  const [key = "", ...rest] = path.split(".");
  const { [key]: before, ...others } = values;
  const after = rest.length === 0 ? value : withValue(recordOf(before), rest.join("."), value);
  const isGone = after === undefined || (rest.length > 0 && Object.keys(recordOf(after)).length === 0);
  return isGone ? others : { ...values, [key]: after };
}
