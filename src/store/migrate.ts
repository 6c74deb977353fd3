import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { MIGRATIONS } from "./migrations/all.ts";

const LOCK = 4_717_001;
const UNHURRIED = { statement_timeout: 0, lock_timeout: 0 };

/** The steps of the schema, in order. */
export const STEPS: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the schema `countersign` up to date, or to the step `upTo`; several processes may do so at once, each step runs
 * in one of them. Throws with a sentence when a step fails or the database is newer than this program.
 */
export async function migrate(config: pg.ClientConfig, upTo = STEPS.at(-1) ?? ""): Promise<void> {
  const guard = new pg.Client({ ...config, ...UNHURRIED });
  guard.on("error", () => undefined);
  await guard.connect();
  try {
    if (await isUpToDate(guard, upTo)) return;
    // Kysely creates its own tables before it takes its own lock.
    await guard.query("select pg_advisory_lock($1)", [LOCK]);
    await runMigrations(config, upTo);
  } finally {
    await guard.end();
  }
}

async function isUpToDate(client: pg.Client, upTo: string): Promise<boolean> {
  const exists = await client.query("select to_regclass('countersign.migrations') as name");
  if (exists.rows[0]?.name === null) return false;
  const { rows } = await client.query<{ name: string }>("select name from countersign.migrations");
  const done = new Set(rows.map((row) => row.name));
  const unknown = [...done].find((name) => MIGRATIONS[name] === undefined);
  if (unknown !== undefined) {
    throw new Error(
      `The database was written by a newer version of Countersign (it has "${unknown}"). Start that one.`,
    );
  }
  return STEPS.slice(0, STEPS.indexOf(upTo) + 1).every((name) => done.has(name));
}

async function runMigrations(config: pg.ClientConfig, upTo: string): Promise<void> {
  const pool = new pg.Pool({ ...config, max: 2, ...UNHURRIED });
  pool.on("error", () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
      migrationTableSchema: "countersign",
      migrationTableName: "migrations",
      migrationLockTableName: "migrations_lock",
    });
    const { error, results = [] } = await migrator.migrateTo(upTo);
    if (error === undefined) return;
    const failed = results.find((result) => result.status === "Error")?.migrationName ?? "the first step";
    throw new Error(`The database could not be brought up to date (${failed}).`, { cause: error });
  } finally {
    await db.destroy();
  }
}
