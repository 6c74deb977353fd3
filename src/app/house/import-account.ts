import type { GivenFile } from "../../api/configuration/configuration-desk.ts";
import type { Imported } from "../../api/configuration/configuration-view.ts";
import { editedBy } from "../../api/edited-by.ts";
import type { Caller } from "../../auth/caller.ts";
import { MISSING_CREDENTIAL } from "../../config/load-document.ts";
import type { ReadDocument } from "../../config/load-document.ts";
import { secretPlaces } from "../../config/secret-places.ts";
import { splitSecrets, valueAt, withValue } from "../../config/split-secrets.ts";
import { isVariable, yamlAccount } from "../../config/yaml-document.ts";
import type { JsonObject } from "../../domain/json.ts";
import { PROVIDERS } from "../../providers/all.ts";
import type { Edit } from "../configuration-book.ts";
import { connectionIds } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { forgotten } from "./edit-connection.ts";
import { guardConnections } from "./guard-connections.ts";
import { importDifferences } from "./import-differences.ts";
import { judging, refused } from "./judging.ts";
import { removalsOf } from "./removals.ts";
import type { Removals } from "./removals.ts";
import type { Say } from "../../texts/say.ts";

export interface ImportAsk extends GivenFile {
  readonly account: string;
  readonly caller: Caller;
  readonly say: Say;
}

/**
 * Takes an account over from a configuration file. Credentials that stand there in clear go into the vault; a variable means
 * the one that was entered here, or one that is still to be entered.
 */
export async function importAccount(
  { setup, store }: Pick<DeskDeps, "setup" | "store">,
  { account, yaml, caller, isTrial, despite, say }: ImportAsk,
): Promise<Imported> {
  setup.mustBeOurs();
  const given = yamlAccount(yaml, account);
  if ("problems" in given)
    throw refused(given.problems.map((each) => ({ ...each, path: each.path === "" ? "yaml" : each.path })));
  const { document: standing } = await setup.document(account);
  const { document, secrets } = importEdit(given, standing, caller);
  const entered = new Map(secrets.map(({ connection, key, value }) => [`${connection}/${key}`, value]));
  const read = await setup.read(account, document);
  const missing = missingIn(read).filter((name) => entered.get(name) === undefined);
  const differences = importDifferences(standing, document, say);
  const removes = plain(await removalsOf(store, { account, before: standing, after: document }));
  if (isTrial) {
    const issues = read.problems.filter(({ text }) => text !== MISSING_CREDENTIAL);
    return { differences, removes, missing, issues: issues.map(({ path, text }) => ({ path, text })) };
  }
  const version = await setup.edit({
    account,
    by: editedBy(caller),
    despite,
    judge: (problems) =>
      judging((path) => path)(
        problems.filter(({ text }) => text !== MISSING_CREDENTIAL),
        [],
      ),
    edit: (before) => importEdit(given, before, caller),
  });
  return { version, differences, removes, missing, issues: [] };
}

function plain({ connections, playbooks, ...counts }: Removals): Imported["removes"] {
  return { connections: [...connections], playbooks: [...playbooks], ...counts };
}

interface Given {
  readonly document: JsonObject;
  readonly variables: readonly string[];
}

function importEdit({ document: given, variables }: Given, before: JsonObject, caller: Caller): Edit {
  const { document: split, secrets } = splitSecrets(given, PROVIDERS, (text) => !isVariable(text));
  let document = split;
  for (const { path, connection, key } of secretPlaces(given, PROVIDERS)) {
    const isLeftOut = valueAt(given, path) === undefined || valueAt(split, path) !== undefined;
    if (!isLeftOut) document = withValue(document, path, { $secret: `${connection}/${key}` });
  }
  const credentials = secretPlaces(given, PROVIDERS).map(({ path }) => path.join("."));
  const stray = variables.filter(
    (at) => !credentials.some((path) => at === path || at.startsWith(`${path}.`)),
  );
  if (stray.length > 0)
    throw refused(stray.map((path) => ({ path, text: (say) => say("problems:variable") })));
  const entered = new Set(secrets.map(({ connection, key }) => `${connection}/${key}`));
  const issues = guardConnections({ before, after: document, entered, caller });
  if (issues.length > 0) throw refused(issues);
  const gone = [...new Set([...connectionIds(before), ...connectionIds(document)])];
  const left = gone.flatMap((id) => forgotten(before, document, id));
  return { document, secrets: [...secrets, ...left], note: "Imported" };
}

/** `connections.contracts.apiKey` → `contracts/apiKey`. */
function missingIn({ problems }: ReadDocument): string[] {
  return problems.flatMap(({ path, text }) => {
    if (text !== MISSING_CREDENTIAL) return [];
    const [connection = "", ...key] = path.replace(/^connections\./u, "").split(".");
    return [`${connection}/${key.join(".")}`];
  });
}
