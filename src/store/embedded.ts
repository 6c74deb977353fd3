import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { findBinaries } from "./embedded-binaries.ts";
import type { Binaries } from "./embedded-binaries.ts";
import { EMBEDDED_NAME, prepareDirectory } from "./embedded-directory.ts";
import { readOwner } from "./embedded-owner.ts";
import { runServer } from "./embedded-server.ts";
import type { EmbeddedOptions, EmbeddedServer } from "./embedded-server.ts";
import { readPostmaster } from "./postmaster-file.ts";
import type { Postmaster } from "./postmaster-file.ts";
import { runAsFor } from "./run-as.ts";

/** Longer than a killed service's server takes to stop, or to come up after a crash. */
const PATIENCE_MS = 30_000;
/** A server without an owner for so long was left behind by a watchdog that was killed too. */
const ORPHAN_MS = 5_000;
const GLANCE_MS = 50;

/**
 * Starts PostgreSQL on `dataDir/pg`, over a Unix socket only; it stops when this process ends, however it ends. Throws
 * with a sentence: the directory is in use by another service, was written by another version, or cannot be used.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const directory = join(dataDir, "pg");
  const started = performance.now();
  let ownerless: number | undefined;
  let binaries: Binaries | undefined;
  for (;;) {
    const found = await readPostmaster(directory);
    const waited = performance.now() - started;
    if (waited > PATIENCE_MS) throw new Error(`The database in ${directory} neither starts nor stops.`);
    if (found.state === "running") {
      const owned = await look(found.postmaster, directory, options);
      if (owned === "attached") return attached(found.postmaster);
      ownerless = owned === "ownerless" ? (ownerless ?? performance.now()) : undefined;
      if (ownerless !== undefined && performance.now() - ownerless > ORPHAN_MS) stopOrphan(found.postmaster);
      await sleep(GLANCE_MS);
      continue;
    }
    // Its process number was given to somebody else since; PostgreSQL would believe that somebody to be its server.
    if (found.state === "stale") await rm(join(directory, "postmaster.pid"), { force: true });
    const runAs = await runAsFor(directory);
    binaries ??= await findBinaries(runAs);
    await prepareDirectory(dataDir, binaries, runAs);
    const server = await runServer({ ...options, directory, postgres: binaries.postgres, runAs });
    if (server !== "taken") return server;
    await sleep(GLANCE_MS);
  }
}

/** What to make of a server that runs already. Throws when another service holds it. */
async function look(
  postmaster: Postmaster,
  directory: string,
  { attach }: EmbeddedOptions,
): Promise<"attached" | "busy" | "ownerless"> {
  if (!postmaster.ready) return "busy";
  const ownership = await readOwner(configOf(postmaster));
  if (ownership.state === "unreachable") return "busy";
  if (ownership.state === "free") return "ownerless"; // starting up, or being stopped after its service was killed
  if (attach) return "attached";
  if (ownership.owner.kind === "command") return "busy"; // a command ends by itself
  throw new Error(
    `Another Countersign (process ${ownership.owner.pid}) is using the data directory ${directory}. Stop it, or give this one a directory of its own.`,
  );
}

function attached(postmaster: Postmaster): EmbeddedServer {
  return { config: configOf(postmaster), started: false, stop: async () => undefined };
}

function configOf({ socket, port }: Postmaster): pg.ClientConfig {
  return { host: socket, port, user: EMBEDDED_NAME, database: EMBEDDED_NAME };
}

function stopOrphan({ pid }: Postmaster): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It ended by itself.
  }
}
