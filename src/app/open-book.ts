import type { Config } from "../config/config.ts";
import { documentOf } from "../config/document-of.ts";
import type { LoadOptions } from "../config/load-config.ts";
import type { CorridorLog } from "../corridor/runtime.ts";
import type { JsonObject } from "../domain/json.ts";
import { PROVIDERS } from "../providers/all.ts";
import { createStore } from "../store/create-store.ts";
import type { Database } from "../store/database.ts";
import type { SecretKeys } from "../store/secret-codec.ts";
import { openConfigurationBook } from "./configuration-book.ts";
import type { ConfigurationBook } from "./configuration-book.ts";
import { openSecretKey } from "./open-secret-key.ts";
import { INSTALLATION } from "./stored-configuration.ts";

export interface BookAsk {
  readonly database: Database;
  readonly dataDir: string;
  readonly log: CorridorLog;
  readonly now: () => Date;
  /** Put into an installation that has nothing yet. */
  readonly seed?: Config;
}

export interface OpenedBook {
  readonly book: ConfigurationBook;
  readonly secretKey: SecretKeys;
}

/** What a document is read with. */
export function documentOptions(dataDir: string): LoadOptions {
  return { providers: PROVIDERS, dataDir };
}

/**
 * Opens the configuration that is kept in the database, and the key that its credentials are encrypted with; a key is made
 * where there is none yet. Throws, with a sentence, where the credentials were written with a key that is not here.
 */
export async function openBook({ database, dataDir, log, now, seed }: BookAsk): Promise<OpenedBook> {
  const key = await openSecretKey(database, dataDir);
  const store = createStore(database, { secretKey: key });
  if (seed !== undefined && (await store.documents.newest()).length === 0) await plant(store, seed, now());
  const book = await openConfigurationBook({ store, options: documentOptions(dataDir), log, now });
  return { book, secretKey: key };
}

async function plant(store: ReturnType<typeof createStore>, seed: Config, at: Date): Promise<void> {
  const { publicUrl, allowPrivateHosts } = seed.server;
  const retention: JsonObject = { ...seed.retention };
  const server: JsonObject = { ...(publicUrl === undefined ? {} : { publicUrl }), allowPrivateHosts };
  const first = { seen: 0, at, by: "countersign", note: "Set up" };
  await store.documents.save({
    ...first,
    account: INSTALLATION,
    document: { server, retention },
    secrets: [],
  });
  for (const account of seed.accounts)
    await store.documents.save({ ...first, account: account.id, ...documentOf(account, PROVIDERS) });
}
