import { isGroup } from "../../config/plain-data.ts";
import type { Json } from "../../domain/json.ts";

/** One place where two texts of data differ; absent = there is nothing. */
export interface Difference {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

const MOST = 200;

/** Leaf by leaf: `send.signers.0.email`. */
export function differencesOf(before: Json | undefined, after: Json | undefined): Difference[] {
  return leaves(before, after, "").slice(0, MOST);
}

function leaves(before: Json | undefined, after: Json | undefined, path: string): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  // a group that comes in or goes out is told piece by piece, too; the whole is told as a whole
  const isGroupNow = path !== "" && keys.length > 0 && isNothing(old === undefined ? before : after);
  if ((old !== undefined && now !== undefined) || isGroupNow)
    return keys.flatMap((key) => leaves(old?.get(key), now?.get(key), path === "" ? key : `${path}.${key}`));
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

/** `false` stands for a group that is switched off. */
function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === false;
}

function entriesOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (Array.isArray(value)) return new Map(value.map((item: Json, index) => [String(index), item]));
  return isGroup(value) ? new Map(Object.entries(value)) : undefined;
}
