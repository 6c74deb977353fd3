import { Kysely, PostgresDialect } from "kysely";
import * as pg from "pg";
import { startEmbedded } from "./embedded.ts";
import { SILENT } from "./log.ts";
import type { StoreLog } from "./log.ts";
import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";
import { createSignals } from "./signals.ts";
import type { Signals } from "./signals.ts";
import { VALUE_TYPES } from "./value-types.ts";

/** An open, migrated database. */
export interface Database {
  readonly pool: pg.Pool;
  readonly db: Kysely<Schema>;
  /** `embedded`: the PostgreSQL that we start and stop ourselves, under the data directory. */
  readonly kind: "embedded" | "server";
  /** Whether no other process can be working on it: an embedded one that this process started. */
  readonly alone: boolean;
  readonly signals: Signals;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL (13 or newer) by URL; without it, the embedded one under `dataDir`. */
  readonly url?: string;
  readonly dataDir?: string;
  /** A command beside a running service: use its embedded server, or start it when nobody has. */
  readonly attach?: boolean;
  readonly log?: StoreLog;
  /** Connections of the pool. Default 20. */
  readonly poolSize?: number;
  /** The schema goes no further than this step: it is to take in a backup that was made there. */
  readonly schemaUpTo?: string;
}

const POOL_SIZE = 20;

/**
 * Opens (embedded: starts) the database and brings its schema up to date. Throws with a sentence that says what to do
 * when it cannot be reached, is in use by another service, or was written by another version.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? SILENT;
  if (options.url !== undefined) {
    try {
      return await connected({ connectionString: options.url }, "server", options, log);
    } catch (error) {
      throw unreached(error) ?? error;
    }
  }
  if (options.dataDir === undefined) throw new Error("Give DATABASE_URL or a data directory.");
  const server = await startEmbedded({ dataDir: options.dataDir, attach: options.attach ?? false, log });
  try {
    const database = await connected(server.config, "embedded", options, log);
    return {
      ...database,
      alone: server.started,
      async close() {
        await database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Codes that come before there is a session: of the network, and PostgreSQL's classes 08, 28 and 3D. */
const NO_SESSION = /^(?:E[A-Z_]+|08\w{3}|28\w{3}|3D\w{3}|57P03)$/;

/** The address may hold a password and is not repeated; a host with several addresses fails without a message. */
function unreached(error: unknown): Error | undefined {
  if (!(error instanceof Error) || !("code" in error) || !NO_SESSION.test(String(error.code)))
    return undefined;
  const says = error.message === "" ? String(error.code) : error.message;
  return new Error(
    `The database that DATABASE_URL names cannot be used: ${says}. Is it running, and are user and name right?`,
    {
      cause: error,
    },
  );
}

async function connected(
  address: pg.ClientConfig,
  kind: Database["kind"],
  options: DatabaseOptions,
  log: StoreLog,
): Promise<Database> {
  const config: pg.ClientConfig = {
    ...address,
    types: VALUE_TYPES,
    application_name: "countersign",
    keepAlive: true,
    statement_timeout: 30_000,
    // Rows are held for moments: whoever waits longer gives way and comes back.
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 30_000,
  };
  await migrate(config, options.schemaUpTo);
  const pool = new pg.Pool({ ...config, max: options.poolSize ?? POOL_SIZE });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection broke"));
  const gone = countOpen(pool);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }).withSchema("countersign");
  const signals = createSignals(() => new pg.Client(config), log);
  return {
    pool,
    db,
    kind,
    alone: false,
    signals,
    async close() {
      await signals.close();
      await pool.end();
      await gone();
    },
  };
}

/** A connection takes a moment to close; an embedded server that is stopped meanwhile would complain about it. */
const CLOSING_MS = 2_000;

/** `end` of a pool does not wait for its connections: this does, for a while. */
function countOpen(pool: pg.Pool): () => Promise<void> {
  const open = new Set<pg.PoolClient>();
  const emptied = Promise.withResolvers<void>();
  let isEnding = false;
  pool.on("connect", (client) => open.add(client));
  pool.on("remove", (client) => {
    open.delete(client);
    if (isEnding && open.size === 0) emptied.resolve();
  });
  return async () => {
    isEnding = true;
    if (open.size === 0) return;
    const timer = setTimeout(emptied.resolve, CLOSING_MS);
    await emptied.promise;
    clearTimeout(timer);
  };
}
