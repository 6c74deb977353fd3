import type { Config, ConfigProblem } from "../config/config.ts";
import { loadDocument } from "../config/load-document.ts";
import type { GivenDocument, UnfinishedAccount } from "../config/load-document.ts";
import type { LoadOptions } from "../config/load-config.ts";
import type { StoredDocument } from "../store/configuration.ts";
import type { Store } from "../store/store.ts";

/** The configuration that is kept in the database, as it was when it was last read. */
export interface StoredConfiguration {
  /** Accounts that are in order, and those that were before somebody else broke them. */
  readonly config: Config;
  readonly unfinished: readonly UnfinishedAccount[];
  readonly problems: ReadonlyMap<string, readonly ConfigProblem[]>;
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Changes with every save. */
  readonly revision: string;
}

/** The installation's own part. */
export const INSTALLATION = "*";

const NOTHING: GivenDocument = { document: {}, secrets: new Map() };

/**
 * Reads all of it. An account with problems is as it was `before`; the installation's own part has to be in order. Throws
 * `configuration_invalid` where credentials were written with another key.
 */
export async function readStored(
  store: Pick<Store, "documents" | "vault">,
  options: LoadOptions,
  before?: StoredConfiguration,
): Promise<StoredConfiguration> {
  const revision = await store.documents.revision();
  const newest = await store.documents.newest();
  const documents = new Map(newest.map((one) => [one.account, one]));
  const given = new Map<string, GivenDocument>();
  for (const { account, document } of newest)
    given.set(account, { document, secrets: await store.vault.of(account) });
  const installation = given.get(INSTALLATION) ?? NOTHING;
  given.delete(INSTALLATION);
  const { config, unfinished, problems } = loadDocument({ installation, accounts: given }, options);
  const kept = before?.config.accounts.filter(({ id }) => problems.has(id)) ?? [];
  const base = config ?? before?.config;
  if (base === undefined) {
    const [first] = problems.get(INSTALLATION) ?? [];
    throw new Error(`The installation's settings are not in order: ${first?.path} ${first?.text}`);
  }
  const accounts = config === undefined ? base.accounts : [...config.accounts, ...kept];
  return { config: { ...base, accounts }, unfinished, problems, documents, revision };
}
