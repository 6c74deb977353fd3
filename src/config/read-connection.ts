import { didYouMean } from "../domain/fill/did-you-mean.ts";
import type { Dialect, Provider } from "../providers/provider.ts";
import { addressProblem } from "./address-problem.ts";
import type { ConnectionConfig } from "./config.ts";
import { CONNECTION_KEYS, FileConnection, ID } from "./file-schema.ts";
import { keysOf } from "./keys-of.ts";
import type { Reader } from "./reader.ts";

/** One connection of the file, or `undefined` with its problems told. */
export function readConnection(
  reader: Reader,
  id: string,
  value: unknown,
  path: readonly string[],
  providers: readonly Provider[],
  allowPrivateHosts: boolean,
): ConnectionConfig | undefined {
  idProblems(reader, id, path);
  const file = reader.read(FileConnection, value, path);
  const provider = providerOf(reader, value, path, providers);
  if (file === undefined || provider === undefined) return undefined;
  const dialect = provider.dialects[file.dialect];
  signingProblems(reader, file, dialect, path);
  const own = Object.fromEntries(Object.entries(file).filter(([key]) => !CONNECTION_KEYS.includes(key)));
  const settings = reader.read(dialect.settings, own, path, [
    ...CONNECTION_KEYS,
    ...keysOf(dialect.settings),
  ]);
  if (settings === undefined) return undefined;
  const baseUrl = file.baseUrl ?? dialect.baseUrl(settings).replace(/\/+$/, "");
  const wrong = addressProblem(baseUrl, allowPrivateHosts);
  if (wrong !== undefined) reader.tell([...path, "baseUrl"], wrong.text, wrong.help, wrong.kind);
  return {
    id,
    provider: provider.id,
    dialect: file.dialect,
    webhookSecrets: file.webhookSecret ?? [],
    signingSecrets: file.signingSecret ?? [],
    baseUrl,
    settings,
    ...(file.requestsPerSecond === undefined ? {} : { requestsPerSecond: file.requestsPerSecond }),
    ...(file.catchUpPerHour === undefined ? {} : { catchUpPerHour: file.catchUpPerHour }),
  };
}

/** Told also where the connection's other keys are wrong; a missing one the schema tells. */
function providerOf(
  reader: Reader,
  value: unknown,
  path: readonly string[],
  providers: readonly Provider[],
): Provider | undefined {
  const given: unknown =
    typeof value === "object" && value !== null && "provider" in value ? value.provider : undefined;
  const known = providers.find((candidate) => candidate.id === given);
  if (known === undefined && typeof given === "string" && given.trim() !== "") {
    const names = providers.map((candidate) => candidate.id);
    const text = `There is no provider named “${given}”${didYouMean(given, names)}`;
    reader.tell([...path, "provider"], text, `Known: ${names.join(", ")}.`);
  }
  return known;
}

function idProblems(reader: Reader, id: string, path: readonly string[]): void {
  if (id === "kommo" || id === "archive") {
    const whose = id === "kommo" ? "the CRM's" : "the archive's";
    reader.tell(
      path,
      `\`${id}\` is ${whose} own name and no connection can bear it.`,
      "Name the connection after the vendor.",
    );
  } else if (!ID.test(id)) {
    reader.tell(path, `The connection's id “${id}” must be letters, digits, \`.\`, \`_\` and \`-\`.`);
  }
}

function signingProblems(
  reader: Reader,
  file: FileConnection,
  dialect: Dialect,
  path: readonly string[],
): void {
  if (dialect.signingSecret === "required" && file.signingSecret === undefined) {
    const help = "Copy the secret that the vendor showed when the webhook was created.";
    reader.tell(path, "`signingSecret` is missing: this vendor signs its calls in this dialect.", help);
  }
  if (dialect.signingSecret === "none" && file.signingSecret !== undefined) {
    reader.tell(
      [...path, "signingSecret"],
      "This vendor signs nothing in this dialect.",
      "Remove `signingSecret`.",
    );
  }
}
