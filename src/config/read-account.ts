import type { Provider } from "../providers/provider.ts";
import { addressProblem } from "./address-problem.ts";
import type { AccountConfig, ConnectionConfig, KommoConfig } from "./config.ts";
import { FileAccount, FileKommo, ID } from "./file-schema.ts";
import { joinPlaybooks } from "./join-playbooks.ts";
import type { AccountParts } from "./join-playbooks.ts";
import { completePlaybook } from "./playbooks.ts";
import { FilePlaybook } from "./playbook-schema.ts";
import { playbookOutline } from "./playbook-outline.ts";
import { readConnection } from "./read-connection.ts";
import type { Reader } from "./reader.ts";

/** One account of the file, or `undefined` with its problems told. */
export function readAccount(
  reader: Reader,
  id: string,
  value: unknown,
  providers: readonly Provider[],
  allowPrivateHosts: boolean,
): AccountConfig | undefined {
  const { file, kommo: given, ...parts } = readParts(reader, id, value, providers, allowPrivateHosts);
  const kommo = readKommo(reader, given, ["accounts", id, "kommo"], allowPrivateHosts);
  const playbooks = joinPlaybooks(reader, parts, providers);
  if (file === undefined || kommo === undefined) return undefined;
  return { ...ownOf(id, file), kommo, connections: parts.connections, playbooks };
}

/** An account that has no Kommo yet: what there is of it is checked all the same. */
export function readUnfinished(
  reader: Reader,
  id: string,
  value: unknown,
  providers: readonly Provider[],
  allowPrivateHosts: boolean,
): Omit<AccountConfig, "kommo" | "playbooks"> | undefined {
  const { file, kommo: _none, ...parts } = readParts(reader, id, value, providers, allowPrivateHosts);
  joinPlaybooks(reader, parts, providers);
  if (file === undefined) return undefined;
  return { ...ownOf(id, file), connections: parts.connections };
}

type Own = Pick<AccountConfig, "name" | "timezone" | "locale" | "retention">;

interface Parts extends AccountParts {
  readonly file: Own | undefined;
  readonly kommo: unknown;
}

function ownOf(id: string, { name, timezone, locale, retention }: Own): Own & { readonly id: string } {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    timezone,
    locale,
    ...(retention === undefined ? {} : { retention }),
  };
}

function readParts(
  reader: Reader,
  id: string,
  value: unknown,
  providers: readonly Provider[],
  allowPrivateHosts: boolean,
): Parts {
  const path = ["accounts", id];
  if (!ID.test(id))
    reader.tell(path, `The account's id “${id}” must be letters, digits, \`.\`, \`_\` and \`-\`.`);
  const file = reader.read(FileAccount, value, path);
  const given = file ?? loosely(value);
  const connections: ConnectionConfig[] = [];
  for (const [name, connection] of Object.entries(given.connections)) {
    const at = [...path, "connections", name];
    const read = readConnection(reader, name, connection, at, providers, allowPrivateHosts);
    if (read !== undefined) connections.push(read);
  }
  const playbooks = given.playbooks.flatMap((playbook, index) => {
    const parsed = reader.read(FilePlaybook, playbook, [...path, "playbooks", index]);
    if (parsed === undefined) return [{ index, outline: playbookOutline(playbook) }];
    const complete = completePlaybook(parsed);
    return [{ index, outline: complete, playbook: complete }];
  });
  return { id, file, kommo: given.kommo, connections, playbooks };
}

function readKommo(
  reader: Reader,
  value: unknown,
  path: readonly string[],
  allowPrivateHosts: boolean,
): KommoConfig | undefined {
  const file = reader.read(FileKommo, value, path);
  if (file === undefined) return undefined;
  const { subdomain, requestsPerSecond, batchSize, catchUpPerHour, webhookSecret = [] } = file;
  const baseUrl = file.baseUrl ?? `https://${subdomain}.kommo.com`;
  const wrong = addressProblem(baseUrl, allowPrivateHosts);
  if (wrong !== undefined) reader.tell([...path, "baseUrl"], wrong.text, wrong.help, wrong.kind);
  const auth = authOf(file);
  if (auth === undefined) {
    const text =
      file.token === undefined
        ? "`token` or `oauth` is missing."
        : "Give either `token` or `oauth`, not both.";
    const kind = file.token === undefined ? "no_way_in" : "two_ways_in";
    reader.tell(path, text, "A long-lived token of a private integration is the simplest way in.", kind);
    return undefined;
  }
  const budget = catchUpPerHour === undefined ? {} : { catchUpPerHour };
  return { subdomain, auth, webhookSecrets: webhookSecret, baseUrl, requestsPerSecond, batchSize, ...budget };
}

function authOf({ token, oauth }: FileKommo): KommoConfig["auth"] | undefined {
  if (token !== undefined && oauth === undefined) return { kind: "token", token };
  return token === undefined && oauth !== undefined ? { kind: "oauth", ...oauth } : undefined;
}

/** What can still be read when an account's own keys are wrong. */
function loosely(value: unknown): {
  readonly kommo?: unknown;
  readonly connections: Readonly<Record<string, unknown>>;
  readonly playbooks: readonly unknown[];
} {
  const known: Readonly<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  const { kommo, connections, playbooks } = known;
  return {
    kommo,
    connections: typeof connections === "object" && connections !== null ? { ...connections } : {},
    playbooks: Array.isArray(playbooks) ? playbooks : [],
  };
}
