import type { JsonObject } from "../domain/json.ts";
import type { AccountConfig, Config, ConfigProblem, ConnectionConfig } from "./config.ts";
import { fillSecrets } from "./fill-secrets.ts";
import type { LoadOptions } from "./load-config.ts";
import { isGroup } from "./plain-data.ts";
import { readAccount, readUnfinished } from "./read-account.ts";
import { createReader } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { readArchive, readRetention, readServer } from "./read-server.ts";
import { secretProblems } from "./secret-problems.ts";
import type { Source } from "./source.ts";

/** A document as it is kept, and the credentials that it names. */
export interface GivenDocument {
  readonly document: JsonObject;
  /** By name: `contracts/apiKey`. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** The configuration that is kept in the database. */
export interface GivenDocuments {
  /** `{ server, retention, archive }`; what a file has above its accounts. */
  readonly installation: GivenDocument;
  /** By id; each has the keys that it would have in a file. */
  readonly accounts: ReadonlyMap<string, GivenDocument>;
}

/** An account that is being set up: Kommo is not connected yet, and nothing is done for it. */
export interface UnfinishedAccount extends Pick<AccountConfig, "id" | "name" | "timezone" | "locale"> {
  readonly connections: readonly ConnectionConfig[];
}

export interface DocumentLoad {
  /** Of the accounts that are in order; absent = the installation's own part is not. */
  readonly config?: Config;
  readonly unfinished: readonly UnfinishedAccount[];
  /** By account (`*` = the installation); paths begin inside its document: `playbooks.0.send.template`. */
  readonly problems: ReadonlyMap<string, readonly ConfigProblem[]>;
}

/** Reads and checks what is kept, as a file is: one account with problems leaves the others alone. Never throws. */
export function loadDocument(given: GivenDocuments, options: LoadOptions): DocumentLoad {
  const problems = new Map<string, readonly ConfigProblem[]>();
  const top = readInstallation(given.installation, options);
  if (top.problems.length > 0) problems.set("*", top.problems);
  const accounts: AccountConfig[] = [];
  const unfinished: UnfinishedAccount[] = [];
  for (const [id, document] of given.accounts) {
    const read = readDocument(id, document, options, top.config?.server.allowPrivateHosts ?? false);
    if (read.problems.length > 0) problems.set(id, read.problems);
    else if (read.account !== undefined) accounts.push(read.account);
    else if (read.unfinished !== undefined) unfinished.push(read.unfinished);
  }
  return {
    ...(top.config === undefined ? {} : { config: { ...top.config, accounts } }),
    unfinished,
    problems,
  };
}

type Installation = Omit<Config, "accounts">;

function readInstallation(
  { document, secrets }: GivenDocument,
  options: LoadOptions,
): { readonly config?: Installation; readonly problems: readonly ConfigProblem[] } {
  const key = secrets.get("archive/secretAccessKey");
  const stored = document["archive"];
  const data = isGroup(stored) && key !== undefined ? { ...stored, secretAccessKey: key } : stored;
  const reader = createReader(
    sourceOf({ ...document, ...(data === undefined ? {} : { archive: data }) }),
    [],
  );
  const server = readServer(reader, document["server"], options);
  if (server?.signIn !== undefined)
    reader.tell(["server", "signIn"], "Where no file rules, single sign-on is set by the environment.");
  const archive = readArchive(
    reader,
    data,
    options.dataDir === undefined ? {} : { dataDir: options.dataDir },
  );
  const retention = readRetention(reader, document["retention"]);
  for (const name of Object.keys(document))
    if (!["server", "archive", "retention"].includes(name))
      reader.tell([name], `There is no setting named “${name}” here.`);
  if (reader.problems.length > 0 || !server || !archive || !retention) return { problems: told(reader, "") };
  return { config: { server, archive, retention }, problems: [] };
}

/** What is said of a place whose credential nobody has entered. */
export const MISSING_CREDENTIAL = "This credential has not been entered yet.";

/** An account's document, read. */
export interface ReadDocument {
  readonly account?: AccountConfig;
  readonly unfinished?: UnfinishedAccount;
  readonly problems: readonly ConfigProblem[];
}

/** One account's document. Problems tell paths inside it. */
export function readDocument(
  id: string,
  { document, secrets }: GivenDocument,
  { providers }: LoadOptions,
  allowPrivateHosts: boolean,
): ReadDocument {
  const { data, missing } = fillSecrets(document, (name) => secrets.get(name), providers);
  const reader = createReader(sourceOf({ accounts: { [id]: data } }), []);
  for (const { path } of missing) {
    const help = "Enter it in the console, under Connections.";
    reader.tell(["accounts", id, ...path], MISSING_CREDENTIAL, help);
  }
  const isUnfinished = data["kommo"] === undefined;
  const unfinished = isUnfinished
    ? readUnfinished(reader, id, data, providers, allowPrivateHosts)
    : undefined;
  const account = isUnfinished ? undefined : readAccount(reader, id, data, providers, allowPrivateHosts);
  secretProblems(reader);
  const prefix = `accounts.${id}`;
  return {
    ...(account === undefined ? {} : { account }),
    ...(unfinished === undefined ? {} : { unfinished }),
    problems: told(
      reader,
      prefix,
      missing.map(({ path }) => [prefix, ...path].join(".")),
    ),
  };
}

/** Where a credential is missing, nothing else is worth saying about its place, or about the group that it is missing in. */
function told(reader: Reader, prefix: string, missing: readonly string[] = []): readonly ConfigProblem[] {
  const seen = new Set<string>();
  return reader.problems.flatMap((problem): readonly ConfigProblem[] => {
    const isOfMissing = missing.some((path) => path === problem.path || path.startsWith(`${problem.path}.`));
    const key = JSON.stringify(problem);
    if (seen.has(key) || (isOfMissing && problem.text !== MISSING_CREDENTIAL)) return [];
    seen.add(key);
    return [{ ...problem, path: insidePath(problem.path, prefix) }];
  });
}

/** `accounts.acme.playbooks[0].send` → `playbooks.0.send`. */
function insidePath(path: string, prefix: string): string {
  const inside = path.startsWith(prefix) ? path.slice(prefix.length).replace(/^\./u, "") : path;
  return inside.replaceAll(/\[(\d+)\]/gu, ".$1").replace(/^\./u, "");
}

/** Documents have no lines. */
function sourceOf(data: unknown): Source {
  return { data, problems: [], placeOf: () => undefined, textPlaceOf: () => undefined };
}
