import { connectionSecrets, KOMMO_SECRETS, recordOf } from "../../config/secret-places.ts";
import { isGroup, textOf } from "../../config/plain-data.ts";
import { valueAt, withValue } from "../../config/split-secrets.ts";
import type { JsonObject } from "../../domain/json.ts";
import { PROVIDERS } from "../../providers/all.ts";
import { DIALECTS } from "../../providers/provider.ts";
import type { Dialect } from "../../providers/provider.ts";
import { originOf } from "../outgoing.ts";

/** Kommo stands beside the connections in a document, and among them on the console. */
export const KOMMO = "kommo";

/** Where a connection stands in its account's document. */
export function pathOf(id: string): readonly string[] {
  return id === KOMMO ? [KOMMO] : ["connections", id];
}

/** `undefined` = there is no such connection. */
export function entryOf(document: JsonObject, id: string): JsonObject | undefined {
  const entry = valueAt(document, pathOf(id));
  return isGroup(entry) ? entry : undefined;
}

/** Ids of the account's connections, `kommo` first, whether it is connected or not. */
export function connectionIds(document: JsonObject): readonly string[] {
  return [KOMMO, ...Object.keys(recordOf(document["connections"]))];
}

/** Names of the credentials that may stand in this entry. */
export function secretNames(id: string, entry: JsonObject): readonly string[] {
  return id === KOMMO ? KOMMO_SECRETS : connectionSecrets(entry, PROVIDERS);
}

/** What is no credential. */
export function settingsOf(id: string, entry: JsonObject): JsonObject {
  const bare = secretNames(id, entry).reduce(
    (rest, name) => withValue(rest, name.split("."), undefined),
    entry,
  );
  const { provider: _provider, dialect: _dialect, oauth, ...settings } = bare;
  return oauth === undefined || entry["oauth"] === undefined ? settings : { ...settings, oauth };
}

/** The dialect that an entry names. */
export function dialectOf(entry: JsonObject): Dialect | undefined {
  const provider = PROVIDERS.find(({ id }) => id === entry["provider"]);
  const name = DIALECTS.find((each) => each === (entry["dialect"] ?? "documented"));
  return name === undefined ? undefined : provider?.dialects[name];
}

/**
 * Where its credentials travel; `undefined` = its settings are not in order, which is told elsewhere. Credentials themselves
 * do not matter: anything stands for them.
 */
export function originsOf(id: string, entry: JsonObject): ReadonlySet<string> | undefined {
  const { baseUrl } = entry;
  try {
    if (id === KOMMO)
      return new Set([originOf(textOf(baseUrl ?? `https://${textOf(entry["subdomain"])}.kommo.com`))]);
    const dialect = dialectOf(entry);
    if (dialect === undefined) return undefined;
    const stand = Object.fromEntries(
      dialect.secrets.flatMap((name) => (entry[name] === undefined ? [] : [[name, "placeholder"]])),
    );
    const {
      requestsPerSecond: _rate,
      catchUpPerHour: _budget,
      baseUrl: _base,
      ...own
    } = settingsOf(id, entry);
    const settings = dialect.settings.safeParse({ ...own, ...stand });
    if (!settings.success) return undefined;
    const root = originOf(textOf(baseUrl ?? dialect.baseUrl(settings.data)));
    return new Set([root, ...(dialect.origins?.(settings.data) ?? []).map(originOf)]);
  } catch {
    return undefined;
  }
}
