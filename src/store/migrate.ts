import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import * as pg from "pg";
import { buildIndexes } from "./build-indexes.ts";
import { MIGRATIONS } from "./migrations/all.ts";

const LOCK = 4_717_001;
const UNHURRIED = { statement_timeout: 0, lock_timeout: 0 };
/** Whoever waits for a whole table holds up all others at it: a step that does not get it soon gives way and comes back. */
const PATIENT_MS = 4_000;
const KEEPS_TRYING_MS = 5 * 60_000;
/** Walks that go on meanwhile take tables in another order: deadlock_detected, lock_not_available, serialization_failure. */
const GAVE_WAY = /^(?:40P01|55P03|40001)$/u;

/** The steps of the schema, in order. */
export const STEPS: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the schema `countersign` up to date, or to the step `upTo`; several processes may do so at once, each step runs
 * in one of them. Throws with a sentence when a step fails or the database is newer than this program.
 */
export async function migrate(config: pg.ClientConfig, upTo = STEPS.at(-1) ?? ""): Promise<void> {
  await takeSteps(config, upTo);
  // whoever waited for his turn above has gone on: a build waits for all of them
  if (upTo === STEPS.at(-1)) await buildIndexes(config);
}

async function takeSteps(config: pg.ClientConfig, upTo: string): Promise<void> {
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

/** A step is a transaction: what gave way has left nothing behind. */
async function runMigrations(config: pg.ClientConfig, upTo: string): Promise<void> {
  for (const until = performance.now() + KEEPS_TRYING_MS; ;) {
    const failed = await tryMigrations(config, upTo);
    if (failed === undefined) return;
    if (!GAVE_WAY.test(codeOf(failed.cause)) || performance.now() > until) throw failed;
    await sleep(200 + Math.random() * 800);
  }
}

async function tryMigrations(config: pg.ClientConfig, upTo: string): Promise<Error | undefined> {
  const pool = new pg.Pool({ ...config, max: 2, statement_timeout: 0, lock_timeout: PATIENT_MS });
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
    if (error === undefined) return undefined;
    const failed = results.find((result) => result.status === "Error")?.migrationName ?? "the first step";
    const why = error instanceof Error ? error.message : "for no reason that it told";
    return new Error(`The database could not be brought up to date (${failed}): ${why}`, { cause: error });
  } finally {
    await db.destroy();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
