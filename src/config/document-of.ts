import type { JsonObject } from "../domain/json.ts";
import type { Provider } from "../providers/provider.ts";
import type { AccountConfig, ConnectionConfig, KommoConfig } from "./config.ts";
import { playbookAsWritten } from "./playbook-as-written.ts";
import { splitSecrets } from "./split-secrets.ts";
import type { TakenSecret } from "./split-secrets.ts";

/** An account in force as a document, without its credentials: what a console shows where a file rules. */
export function documentOf(
  { name, timezone, locale, retention, kommo, connections, playbooks }: AccountConfig,
  providers: readonly Provider[],
): { readonly document: JsonObject; readonly secrets: readonly TakenSecret[] } {
  const plain: JsonObject = JSON.parse(
    JSON.stringify({
      // left out where there is none
      name,
      timezone,
      locale,
      retention,
      kommo: kommoOf(kommo),
      connections: Object.fromEntries(connections.map((each) => [each.id, connectionOf(each, providers)])),
      playbooks: playbooks.map(playbookAsWritten),
    }),
  );
  return splitSecrets(plain, providers);
}

function kommoOf(kommo: KommoConfig) {
  const { auth, webhookSecrets, baseUrl, subdomain, requestsPerSecond, batchSize, catchUpPerHour } = kommo;
  const { kind: _kind, ...oauth } = auth;
  return {
    subdomain,
    ...(auth.kind === "token" ? { token: auth.token } : { oauth }),
    ...secretsAsWritten("webhookSecret", webhookSecrets),
    ...(baseUrl === `https://${subdomain}.kommo.com` ? {} : { baseUrl }),
    ...(requestsPerSecond === 7 ? {} : { requestsPerSecond }),
    ...(batchSize === 50 ? {} : { batchSize }),
    ...(catchUpPerHour === undefined ? {} : { catchUpPerHour }),
  };
}

function connectionOf(connection: ConnectionConfig, providers: readonly Provider[]) {
  const { id: _id, provider, dialect, baseUrl, settings, requestsPerSecond, catchUpPerHour } = connection;
  const own = providers.find(({ id }) => id === provider)?.dialects[dialect];
  const isUsual = own?.baseUrl(settings).replace(/\/+$/, "") === baseUrl;
  return {
    provider,
    dialect,
    ...settings,
    ...secretsAsWritten("webhookSecret", connection.webhookSecrets),
    ...secretsAsWritten("signingSecret", connection.signingSecrets),
    ...(isUsual ? {} : { baseUrl }),
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
    ...(catchUpPerHour === undefined ? {} : { catchUpPerHour }),
  };
}

function secretsAsWritten(name: string, secrets: readonly string[]): JsonObject {
  const [first, ...older] = secrets;
  if (first === undefined) return {};
  return { [name]: older.length === 0 ? first : [...secrets] };
}
