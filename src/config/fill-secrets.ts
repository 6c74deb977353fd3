import type { Json, JsonObject } from "../domain/json.ts";
import type { Provider } from "../providers/provider.ts";
import { secretPlaces } from "./secret-places.ts";
import type { SecretPath } from "./secret-places.ts";
import { listed, secretReference, valueAt, withValue } from "./split-secrets.ts";

/** A credential that the document names and nobody has entered. */
export interface MissingSecret {
  readonly path: SecretPath;
  readonly name: string;
}

/**
 * Puts the credentials back into an account's part. Each is only ever put into the place that it was entered for: a document
 * that names another's would send it to another address.
 */
export function fillSecrets(
  document: JsonObject,
  secretOf: (name: string) => string | undefined,
  providers: readonly Provider[],
): { readonly data: JsonObject; readonly missing: readonly MissingSecret[] } {
  const missing: MissingSecret[] = [];
  let data = document;
  for (const { path, connection, key } of secretPlaces(document, providers)) {
    const value = valueAt(document, path);
    if (value === undefined) continue;
    const fill = (item: Json, own: string): Json | undefined => {
      const name = secretReference(item);
      if (name === undefined) return item;
      const secret = name === own ? secretOf(name) : undefined;
      if (secret === undefined) missing.push({ path, name });
      return secret;
    };
    const filled = Array.isArray(value)
      ? value.flatMap((item: Json, index) => fill(item, `${connection}/${listed(key, index)}`) ?? [])
      : fill(value, `${connection}/${key}`);
    data = withValue(data, path, filled);
  }
  return { data, missing };
}
