import type { Provider } from "../providers/provider.ts";
import type { AccountConfig, Config, ConnectionConfig } from "./config.ts";

/** Every secret value of the configuration, for redaction. Without the vendors' lists every text setting counts. */
export function secretsOf(config: Config, providers: readonly Provider[] = []): readonly string[] {
  const { archive, accounts, server } = config;
  const stored = archive.kind === "s3" ? [archive.secretAccessKey, archive.accessKeyId] : [];
  const found = [
    server.databaseUrl,
    server.signIn?.clientSecret,
    ...stored,
    ...accounts.flatMap((account) => accountSecrets(account, providers)),
  ];
  return [...new Set(found.flatMap((secret) => (secret === undefined || secret === "" ? [] : [secret])))];
}

function accountSecrets(
  { kommo, connections }: AccountConfig,
  providers: readonly Provider[],
): readonly (string | undefined)[] {
  const { auth, webhookSecrets } = kommo;
  const own = auth.kind === "token" ? [auth.token] : [auth.clientSecret, auth.refreshToken, auth.code];
  return [
    ...own,
    ...webhookSecrets,
    ...connections.flatMap((connection) => connectionSecrets(connection, providers)),
  ];
}

function connectionSecrets(connection: ConnectionConfig, providers: readonly Provider[]): readonly string[] {
  const { webhookSecrets, signingSecrets, settings } = connection;
  const names = providers.find(({ id }) => id === connection.provider)?.dialects[connection.dialect].secrets;
  const own = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === "string" && (names?.includes(name) ?? value.length >= 12) ? [value] : [],
  );
  return [...webhookSecrets, ...signingSecrets, ...own];
}
