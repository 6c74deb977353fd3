import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as pg from "pg";
import { startEmbedded } from "../../src/store/embedded.ts";
import { SILENT } from "../../src/store/log.ts";
import { testDatabase } from "../database.ts";

/** The database under a service, past the line that can be troubled. */
export interface StandDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /**
   * Ends the server by a signal to its first process, as `pg_ctl stop` does (SIGINT: fast, SIGQUIT: immediate) or as nobody
   * should (SIGKILL); resolves when another process serves the same files. Absent = the server is not ours to end.
   */
  readonly restart?: (signal: "SIGINT" | "SIGQUIT" | "SIGKILL") => Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;
const GLANCE_MS = 50;

/** A server of the test's own, durable as in the field, which comes back by itself half a second after its end. */
export async function ownDatabase(): Promise<StandDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "countersign-faults-db-"));
  const settings = { max_connections: "100" };
  const server = await startEmbedded({ dataDir, attach: false, log: SILENT, settings });
  const { host = "", user = "", database = "" } = server.config;
  const url = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined); // its server was ended

  const postmaster = async (): Promise<number> =>
    Number((await readFile(join(dataDir, "pg", "postmaster.pid"), "utf8")).split("\n")[0]);

  return {
    url,
    pool,
    async restart(signal) {
      const before = await postmaster();
      process.kill(before, signal);
      for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(GLANCE_MS)) {
        const now = await postmaster().catch(() => before);
        if (now === before) continue;
        if (await pool.query("select 1").then(Boolean, () => false)) return;
      }
      throw new Error(`The database did not come back after ${signal}.`);
    },
    async close() {
      await pool.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

/** A database on the server that all tests share. */
export async function sharedDatabase(): Promise<StandDatabase> {
  const shared = await testDatabase();
  return { url: shared.url, pool: shared.database.pool, close: () => shared.close() };
}
