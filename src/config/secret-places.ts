import type { Provider } from "../providers/provider.ts";
import { DIALECTS } from "../providers/provider.ts";

/** Steps into an account's part of the configuration. */
export type SecretPath = readonly string[];

/** Where a credential stands, and what it is called where it is kept: `contracts/apiKey`. */
export interface SecretPlace {
  readonly path: SecretPath;
  readonly connection: string;
  /** `apiKey`, `oauth.clientSecret`. */
  readonly key: string;
}

const KOMMO = ["token", "webhookSecret", "oauth.clientSecret", "oauth.refreshToken", "oauth.code"] as const;
const EVERY_CONNECTION = ["webhookSecret", "signingSecret"] as const;

/** What Kommo's own credentials are called. */
export const KOMMO_SECRETS: readonly string[] = KOMMO;

/** Names of a connection's credentials; those of all dialects where its own is not known. */
export function connectionSecrets(
  connection: Readonly<Record<string, unknown>>,
  providers: readonly Provider[],
): readonly string[] {
  const provider = providers.find(({ id }) => id === connection["provider"]);
  const dialect = DIALECTS.find((name) => name === (connection["dialect"] ?? "documented"));
  const known = provider === undefined || dialect === undefined ? providers : [provider];
  const own = known.flatMap(({ dialects }) =>
    dialect === undefined ? DIALECTS.flatMap((name) => dialects[name].secrets) : dialects[dialect].secrets,
  );
  return [...new Set([...EVERY_CONNECTION, ...own])];
}

/** Every place of an account's part where a credential may stand. */
export function secretPlaces(account: unknown, providers: readonly Provider[]): readonly SecretPlace[] {
  const kommo = KOMMO.map((key) => ({ path: ["kommo", ...key.split(".")], connection: "kommo", key }));
  const vendors = Object.entries(recordOf(recordOf(account)["connections"])).flatMap(([id, connection]) =>
    connectionSecrets(recordOf(connection), providers).map((key) => ({
      path: ["connections", id, key],
      connection: id,
      key,
    })),
  );
  return [...kommo, ...vendors];
}

/** A group of settings; whatever else stands there is an empty one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}
