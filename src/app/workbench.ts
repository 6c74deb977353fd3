import type { DataPlace } from "../cli/application.ts";
import type { AccountConfig, Config, ConnectionConfig } from "../config/config.ts";
import { secretsOf } from "../config/secrets-of.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import type { Kommo } from "../crm/kommo/kommo.ts";
import type { Recorder } from "../http/http.ts";
import { PROVIDERS, providerById } from "../providers/all.ts";
import { createStore } from "../store/create-store.ts";
import type { StoreOptions } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import type { Database } from "../store/database.ts";
import { createLimiter } from "../store/limiter.ts";
import { secretKey, secretKeys } from "../store/secret-key.ts";
import type { Store } from "../store/store.ts";
import { connectKommo } from "./account.ts";
import { connectVendor } from "./connection.ts";
import type { VendorDeps } from "./connection.ts";
import { folders } from "./folders.ts";
import { createLocalLimiter } from "./local-limiter.ts";
import { openSecretKey } from "./open-secret-key.ts";

/** The ports of every account, for commands that look at them without running the service. */
export interface Workbench {
  readonly accounts: readonly BenchAccount[];
  /** What connections are bound with. */
  readonly vendorDeps: VendorDeps;
  close(): Promise<void>;
}

export interface BenchAccount {
  readonly config: AccountConfig;
  readonly kommo: Kommo;
  readonly connections: ReadonlyMap<string, ConnectionRuntime>;
}

const NOTHING_KEPT: Recorder = { record: () => undefined, flush: async () => undefined };

function now(): Date {
  return new Date();
}

/**
 * Binds the accounts of a file. The database is opened only where tokens are kept in it (OAuth, tokens that are
 * few): a rotated token that was not stored would lock the service out.
 */
export async function openWorkbench(config: Config, place: DataPlace): Promise<Workbench> {
  const rotates = config.accounts.some(
    ({ kommo, connections }) => kommo.auth.kind === "oauth" || connections.some(keepsTokens),
  );
  const database = rotates ? await openDatabase(databaseOptions(place, true)) : undefined;
  const outside = {
    recorder: NOTHING_KEPT,
    limiter: database === undefined ? createLocalLimiter() : createLimiter(database),
    allowPrivateHosts: config.server.allowPrivateHosts,
    now,
  };
  const secrets = secretsOf(config, PROVIDERS);
  const { publicUrl } = config.server;
  const deps = {
    outside,
    folder: folders(config.archive),
    secrets,
    now,
    tokens: await tokensOf(database, place),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  const accounts = config.accounts.map((account) => ({
    config: account,
    kommo: connectKommo(deps, account),
    connections: new Map(
      account.connections.map((connection) => [connection.id, connectVendor(deps, account.id, connection)]),
    ),
  }));
  return { accounts, vendorDeps: deps, close: async () => database?.close() };
}

function keepsTokens({ provider, dialect }: ConnectionConfig): boolean {
  return providerById(provider)?.dialects[dialect].keepsTokens === true;
}

export function databaseOptions({ dataDir, databaseUrl }: DataPlace, attach: boolean) {
  return databaseUrl === undefined ? { dataDir, attach } : { url: databaseUrl };
}

/** The store of a command beside a service, which encrypts with the same key. */
export async function storeOptions({ dataDir }: DataPlace): Promise<StoreOptions> {
  return (await secretKey(dataDir)) === undefined ? {} : { secretKey: secretKeys(dataDir) };
}

async function tokensOf(
  database: Database | undefined,
  { dataDir }: DataPlace,
): Promise<Pick<Store["tokens"], "get" | "refresh">> {
  if (database !== undefined)
    return createStore(database, { secretKey: await openSecretKey(database, dataDir) }).tokens;
  return {
    get: async () => undefined,
    refresh: (_account, _connection, seen, refresh) => refresh(seen),
  };
}
