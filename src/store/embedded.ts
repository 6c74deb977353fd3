import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { findBinaries } from "./embedded-binaries.ts";
import { EMBEDDED_NAME, prepareDirectory } from "./embedded-directory.ts";
import { readOwner } from "./embedded-owner.ts";
import type { Ownership } from "./embedded-owner.ts";
import { runServer } from "./embedded-server.ts";
import type { EmbeddedOptions, EmbeddedServer } from "./embedded-server.ts";
import { readPostmaster } from "./postmaster-file.ts";
import type { Postmaster } from "./postmaster-file.ts";
import { runAsFor } from "./run-as.ts";

/** Longer than a killed service's server takes to stop, or to come up after a crash. */
const PATIENCE_MS = 30_000;
/** A server without an owner for so long was left behind by a watchdog that was killed too. */
const ORPHAN_MS = 5_000;
/** An owner that is still there after so long lives; one that was just killed is gone by then. */
const OWNER_MS = 1_500;
const GLANCE_MS = 50;

/**
 * Starts PostgreSQL on `dataDir/pg`, over a Unix socket only; it stops when this process ends, however it ends. Throws
 * with a sentence: the directory is in use by another service, was written by another version, or cannot be used.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const directory = join(dataDir, "pg");
  const watch = createWatch(directory);
  for (;;) {
    const found = await readPostmaster(directory);
    if (found.state === "running") {
      if ((await watch(found.postmaster)) === "owned" && options.attach) return attached(found.postmaster);
    } else {
      // Its number was given to somebody else since, whom PostgreSQL would believe to be its server.
      if (found.state === "stale") await rm(join(directory, "postmaster.pid"), { force: true });
      const server = await startOwn(dataDir, directory, options);
      if (server !== "taken") return server;
    }
    await sleep(GLANCE_MS);
  }
}

async function startOwn(
  dataDir: string,
  directory: string,
  options: EmbeddedOptions,
): Promise<EmbeddedServer | "taken"> {
  const runAs = await runAsFor(directory);
  const binaries = await findBinaries(runAs);
  await prepareDirectory(dataDir, binaries, runAs);
  return runServer({ ...options, directory, postgres: binaries.postgres, runAs });
}

type Sight = "busy" | "owned" | "ownerless";

/**
 * Looks at a server that runs already, again and again: what it is, and for how long it has been so. Throws when
 * another service holds it, or when nothing comes of waiting; stops one that nobody holds.
 */
function createWatch(directory: string): (postmaster: Postmaster) => Promise<Sight> {
  const started = performance.now();
  let sight: Sight = "busy";
  let since = started;
  return async (postmaster) => {
    const ownership: Ownership = postmaster.ready
      ? await readOwner(configOf(postmaster))
      : { state: "unreachable" };
    const now = performance.now();
    const seen = sightOf(ownership);
    if (seen !== sight) since = now;
    sight = seen;
    if (ownership.state === "owned" && ownership.owner.kind === "service" && now - since > OWNER_MS) {
      throw new Error(
        `Another Countersign (process ${ownership.owner.pid}) is using the data directory ${directory}. Stop it, or give this one a directory of its own.`,
      );
    }
    if (sight === "ownerless" && now - since > ORPHAN_MS) stopOrphan(postmaster);
    if (now - started > PATIENCE_MS)
      throw new Error(`The database in ${directory} neither starts nor stops.`);
    return sight;
  };
}

/** Ownerless: starting up, or being stopped after its service was killed. */
function sightOf({ state }: Ownership): Sight {
  if (state === "unreachable") return "busy";
  return state === "free" ? "ownerless" : "owned";
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
