import type { Json, JsonObject } from "../domain/json.ts";
import type { Provider } from "../providers/provider.ts";
import { isGroup } from "./plain-data.ts";
import { recordOf, secretPlaces } from "./secret-places.ts";
import type { SecretPath } from "./secret-places.ts";

/** A credential that was taken out of a document, under the name by which the document now calls it. */
export interface TakenSecret {
  readonly connection: string;
  readonly key: string;
  readonly value: string;
}

/** The name, where this is what stands in a document instead of a credential: `{ $secret: "contracts/apiKey" }`. */
export function secretReference(value: unknown): string | undefined {
  const { $secret, ...others } = recordOf(value);
  return typeof $secret === "string" && Object.keys(others).length === 0 ? $secret : undefined;
}

/**
 * Takes the credentials out of an account's part. `accepts`: which texts are credentials; others (a variable that a file
 * names) are taken out as well, and kept nowhere.
 */
export function splitSecrets(
  account: JsonObject,
  providers: readonly Provider[],
  accepts: (text: string) => boolean = () => true,
): { readonly document: JsonObject; readonly secrets: readonly TakenSecret[] } {
  const secrets: TakenSecret[] = [];
  let document = account;
  for (const { path, connection, key } of secretPlaces(account, providers)) {
    const value = valueAt(document, path);
    if (value === undefined) continue;
    const take = (item: Json, name: string): Json | undefined => {
      if (secretReference(item) !== undefined) return item;
      if (typeof item === "object") return undefined;
      if (!accepts(String(item))) return undefined;
      secrets.push({ connection, key: name, value: String(item) });
      return { $secret: `${connection}/${name}` };
    };
    const kept = Array.isArray(value)
      ? value.flatMap((item: Json, index) => take(item, listed(key, index)) ?? [])
      : take(value, key);
    document = withValue(document, path, kept);
  }
  return { document, secrets };
}

/** The first of a list has the list's own name: what is current keeps it when older ones are added. */
export function listed(key: string, index: number): string {
  return index === 0 ? key : `${key}.${index}`;
}

/** The value at a path; `undefined` = there is none. */
export function valueAt(data: unknown, path: SecretPath): Json | undefined {
  let value: unknown = data;
  for (const step of path) value = Object.hasOwn(recordOf(value), step) ? recordOf(value)[step] : undefined;
  return isJson(value) ? value : undefined;
}

/** The same data with another value there; `undefined` takes it away. Groups on the way are made. */
export function withValue(data: JsonObject, path: SecretPath, value: Json | undefined): JsonObject {
  const [first, ...rest] = path;
  if (first === undefined) return data;
  if (value === undefined && !Object.hasOwn(data, first)) return data;
  if (rest.length > 0) {
    const inner = groupOf(Object.hasOwn(data, first) ? data[first] : undefined);
    return { ...data, [first]: withValue(inner, rest, value) };
  }
  const { [first]: _gone, ...others } = data;
  return value === undefined ? others : { ...others, [first]: value };
}

function groupOf(value: Json | undefined): JsonObject {
  return isGroup(value) ? value : {};
}

/** Documents are JSON throughout: a value that is there is one. */
function isJson(value: unknown): value is Json {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol";
}
