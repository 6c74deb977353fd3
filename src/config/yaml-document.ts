import { stringify } from "yaml";
import type { Json, JsonObject } from "../domain/json.ts";
import type { Provider } from "../providers/provider.ts";
import type { ConfigProblem } from "./config.ts";
import { isGroup, plainData } from "./plain-data.ts";
import { secretPlaces } from "./secret-places.ts";
import { parseSource } from "./source.ts";
import { listed, valueAt, withValue } from "./split-secrets.ts";

const HEAD = `# yaml-language-server: $schema=countersign.schema.json
# Credentials are not in here: each stands as the name of a variable of the environment.
`;

/** An account's document as a configuration file; its credentials are named `\${ACCOUNT_CONNECTION_KEY}`. */
export function documentAsYaml(
  account: string,
  document: JsonObject,
  installation: JsonObject,
  providers: readonly Provider[],
): string {
  let named = dollarsKept(document);
  for (const { path, connection, key } of secretPlaces(document, providers)) {
    const value = valueAt(document, path);
    if (value === undefined) continue;
    const name = (index: number): string => variable([account, connection, listed(key, index)]);
    const shown = Array.isArray(value) ? value.map((_item, index) => name(index)) : name(0);
    named = withValue(named, path, shown);
  }
  return HEAD + stringify({ ...installation, accounts: { [account]: named } }, { lineWidth: 110 });
}

/** A file reads a dollar and a brace as the beginning of a variable. */
function dollarsKept(document: JsonObject): JsonObject {
  const kept: JsonObject = JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === "string" ? value.replaceAll("${", () => "$${") : value,
  );
  return kept;
}

function variable(parts: readonly string[]): string {
  const words = parts.map((part) =>
    part
      .replaceAll(/([a-z])([A-Z])/gu, "$1_$2")
      .replaceAll(/[^A-Za-z0-9]+/gu, "_")
      .toUpperCase(),
  );
  return `\${${words.join("_")}}`;
}

/** What was read of such a text. */
export type YamlAccount =
  | {
      readonly document: JsonObject;
      /** Where a variable stands. Paths begin inside the document. */
      readonly variables: readonly string[];
    }
  | { readonly problems: readonly Pick<ConfigProblem, "path" | "text" | "help">[] };

/**
 * An account of a configuration file: the one with this id, or the only one. Also takes an account's part alone. Variables
 * are not filled in: whoever imports is not the machine. Never throws.
 */
export function yamlAccount(text: string, account: string): YamlAccount {
  const { data, problems } = parseSource(text, {});
  const plain = plainData(data);
  const fatal = problems.filter((problem) => plain === undefined || !isOfVariable(problem));
  if (fatal.length > 0)
    return {
      problems: fatal.map(({ line, text: says, path, help }) => ({
        path,
        text: line === undefined ? says : `Line ${line}: ${says}`,
        ...(help === undefined ? {} : { help }),
      })),
    };
  if (plain === undefined) return { problems: [{ path: "", text: "The text is empty." }] };
  return chosen(
    plain,
    account,
    problems.filter(isOfVariable).map(({ path }) => path),
  );
}

/** The environment is not asked: every variable is missing. */
function isOfVariable({ text }: ConfigProblem): boolean {
  return text.startsWith("The variable ");
}

function chosen(data: JsonObject, account: string, variables: readonly string[]): YamlAccount {
  const { accounts } = data;
  if (accounts === undefined) return { document: data, variables: inside(variables, "") };
  const all = isGroup(accounts) ? accounts : {};
  const ids = Object.keys(all);
  const id = ids.includes(account) ? account : ids.length === 1 ? ids[0] : undefined;
  const found: Json | undefined = id === undefined ? undefined : all[id];
  if (isGroup(found)) return { document: found, variables: inside(variables, `accounts.${id}.`) };
  const text = `The file has several accounts, and none is named “${account}”.`;
  return { problems: [{ path: "accounts", text }] };
}

/** `accounts.acme.playbooks[0].send` → `playbooks.0.send`. */
function inside(paths: readonly string[], prefix: string): readonly string[] {
  return paths.flatMap((path) =>
    path.startsWith(prefix) ? [path.slice(prefix.length).replaceAll(/\[(\d+)\]/gu, ".$1")] : [],
  );
}

/** A text with a variable in it is no credential; it stands for one. */
export function isVariable(text: string): boolean {
  return /\$\{[^}]*\}/u.test(text);
}
