import { randomBytes } from "node:crypto";
import type { ConnectionChange } from "../../api/connections/connection-change.ts";
import { plainData } from "../../config/plain-data.ts";
import { secretReference, valueAt, withValue } from "../../config/split-secrets.ts";
import type { Json, JsonObject } from "../../domain/json.ts";
import type { DocumentChange } from "../../store/configuration.ts";
import { entryOf, KOMMO, pathOf, secretNames } from "./connection-entry.ts";

export interface EditedConnection {
  readonly document: JsonObject;
  readonly secrets: DocumentChange["secrets"];
}

/**
 * The document with this connection as it was entered. Credentials go into the vault; those that were not entered stay. The
 * secret of our own address is made up where there is none.
 */
export function editConnection(
  before: JsonObject,
  id: string,
  change: ConnectionChange,
  redirectUri: string | undefined,
): EditedConnection {
  const old = entryOf(before, id) ?? {};
  const settings = plainData(change.settings) ?? {};
  const bare = id === KOMMO ? kommoEntry(settings, redirectUri) : vendorEntry(settings, old, change);
  const names = secretNames(id, bare);
  const made = new Set(change.generate);
  if (valueAt(old, ["webhookSecret"]) === undefined) made.add("webhookSecret");
  const secrets: Entered[] = [];
  let entry = names.reduce((rest, name) => withValue(rest, name.split("."), undefined), bare);
  for (const name of names) {
    const given = change.secrets[name] ?? (isMade(made, name) ? newSecret() : undefined);
    if (given !== undefined) {
      secrets.push({ connection: id, key: name, value: given });
      entry = withValue(entry, name.split("."), { $secret: `${id}/${name}` });
    } else if (change.secrets[name] !== null && !leavesBehind(id, name, change, bare)) {
      entry = withValue(entry, name.split("."), keptReference(old, name));
    }
  }
  const document = withValue(before, pathOf(id), entry);
  return { document, secrets: [...secrets, ...forgotten(before, document, id)] };
}

type Entered = DocumentChange["secrets"][number];

/** A secret that nobody guesses, for an address or a signature. */
function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

function isMade(made: ReadonlySet<string>, name: string): boolean {
  return made.has(name);
}

function kommoEntry(settings: JsonObject, redirectUri: string | undefined): JsonObject {
  const { oauth } = settings;
  const needsAddress = valueAt(settings, ["oauth", "clientId"]) !== undefined && redirectUri !== undefined;
  if (!needsAddress || valueAt(settings, ["oauth", "redirectUri"]) !== undefined) return settings;
  return oauth === undefined ? settings : withValue(settings, ["oauth", "redirectUri"], redirectUri);
}

function vendorEntry(
  { provider: _provider, dialect: _dialect, ...settings }: JsonObject,
  old: JsonObject,
  change: ConnectionChange,
): JsonObject {
  const provider = change.provider ?? old["provider"];
  const dialect = change.dialect ?? old["dialect"];
  return {
    ...(provider === undefined ? {} : { provider }),
    ...(dialect === undefined ? {} : { dialect }),
    ...settings,
  };
}

/** Kommo is opened by a token or by OAuth: who enters the one lets go of the other. */
function leavesBehind(id: string, name: string, change: ConnectionChange, entry: JsonObject): boolean {
  if (id !== KOMMO || name === "webhookSecret") return false;
  const isOauth = entry["oauth"] !== undefined;
  if (name === "token") return isOauth;
  return !isOauth || typeof change.secrets["token"] === "string";
}

function keptReference(old: JsonObject, name: string): Json | undefined {
  const kept = valueAt(old, name.split("."));
  const items: readonly unknown[] = Array.isArray(kept) ? kept : [kept];
  return items.every((item) => secretReference(item) !== undefined) ? kept : undefined;
}

/** Credentials that this edit left without a place. */
export function forgotten(before: JsonObject, after: JsonObject, id: string): readonly Entered[] {
  const kept = new Set(referencesOf(entryOf(after, id)));
  return referencesOf(entryOf(before, id)).flatMap((name): readonly Entered[] => {
    const [connection = "", ...key] = name.split("/");
    return kept.has(name) ? [] : [{ connection, key: key.join("/"), value: undefined }];
  });
}

function referencesOf(value: unknown): readonly string[] {
  const own = secretReference(value);
  if (own !== undefined) return [own];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(referencesOf);
}
