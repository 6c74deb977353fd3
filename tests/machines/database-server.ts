import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmbedded } from "../../src/store/embedded.ts";
import { SILENT } from "../../src/store/log.ts";
import { testDatabase } from "../database.ts";

/** Where the machines keep their rows. */
export interface DatabaseServer {
  /** What DATABASE_URL says. */
  readonly url: string;
  /** Stops the server, waits, and starts it again on its files. */
  restart(awayMs: number): Promise<void>;
  close(): Promise<void>;
}

/** A PostgreSQL of its own under `directory`. */
export async function ownServer(directory: string): Promise<DatabaseServer> {
  const options = {
    dataDir: join(directory, "db"),
    attach: false,
    log: SILENT,
    settings: { max_connections: "300" },
  };
  let server = await startEmbedded(options);
  const { host = "", user = "", database = "" } = server.config;
  return {
    url: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`,
    async restart(awayMs) {
      await server.stop();
      await sleep(awayMs);
      server = await startEmbedded(options);
    },
    close: () => server.stop(),
  };
}

/** A database on the server that all tests share, which nobody restarts. */
export async function sharedServer(): Promise<DatabaseServer> {
  const database = await testDatabase();
  return {
    url: database.url,
    close: () => database.close(),
    restart: () =>
      Promise.reject(new Error("This server is not ours alone: open the stand with canRestart.")),
  };
}
