import type { Provider } from "../providers/provider.ts";
import { addressProblem } from "./address-problem.ts";
import type { AccountConfig, ConnectionConfig, KommoConfig } from "./config.ts";
import { FileAccount, FileKommo, ID } from "./file-schema.ts";
import { joinPlaybooks } from "./join-playbooks.ts";
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
  const path = ["accounts", id];
  if (!ID.test(id))
    reader.tell(path, `The account's id “${id}” must be letters, digits, \`.\`, \`_\` and \`-\`.`);
  const file = reader.read(FileAccount, value, path);
  const given = file ?? loosely(value);
  const kommo = readKommo(reader, given.kommo, [...path, "kommo"], allowPrivateHosts);
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
  const joined = joinPlaybooks(reader, { id, connections, playbooks }, providers);
  if (file === undefined || kommo === undefined) return undefined;
  return { id, timezone: file.timezone, locale: file.locale, kommo, connections, playbooks: joined };
}

function readKommo(
  reader: Reader,
  value: unknown,
  path: readonly string[],
  allowPrivateHosts: boolean,
): KommoConfig | undefined {
  const file = reader.read(FileKommo, value, path);
  if (file === undefined) return undefined;
  const { subdomain, requestsPerSecond, batchSize, webhookSecret = [] } = file;
  const baseUrl = file.baseUrl ?? `https://${subdomain}.kommo.com`;
  const wrong = addressProblem(baseUrl, allowPrivateHosts);
  if (wrong !== undefined) reader.tell([...path, "baseUrl"], wrong.text, wrong.help);
  const auth = authOf(file);
  if (auth === undefined) {
    const text =
      file.token === undefined
        ? "`token` or `oauth` is missing."
        : "Give either `token` or `oauth`, not both.";
    reader.tell(path, text, "A long-lived token of a private integration is the simplest way in.");
    return undefined;
  }
  return { subdomain, auth, webhookSecrets: webhookSecret, baseUrl, requestsPerSecond, batchSize };
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
