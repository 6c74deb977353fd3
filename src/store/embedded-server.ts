import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { createDatabase } from "./embedded-create.ts";
import { EMBEDDED_NAME } from "./embedded-directory.ts";
import { becomeOwner } from "./embedded-owner.ts";
import { startProcess } from "./embedded-process.ts";
import type { EmbeddedProcess } from "./embedded-process.ts";
import type { StoreLog } from "./log.ts";
import { readPostmaster } from "./postmaster-file.ts";
import type { RunAs } from "./run-as.ts";
import { socketDirectory } from "./socket-directory.ts";

/** A PostgreSQL of our own that runs and answers. */
export interface EmbeddedServer {
  readonly config: pg.ClientConfig;
  /** `false`: another process started it and will stop it. */
  readonly started: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Use a server that another process runs; without it, such a server is a refusal. */
  readonly attach: boolean;
  readonly log: StoreLog;
  /** Further settings of PostgreSQL (tests). */
  readonly settings?: Readonly<Record<string, string>>;
}

const PORT = 5432;
const READY_MS = 30_000;
const STOP_MS = 10_000;
const GLANCE_MS = 10;
const RESTART_MS = 500;

interface Place extends EmbeddedOptions {
  readonly directory: string;
  readonly postgres: string;
  readonly runAs: RunAs;
}

/** Runs the server of a prepared directory and starts it again when it dies. `taken`: another process was faster. */
export async function runServer(place: Place): Promise<EmbeddedServer | "taken"> {
  const socket = await socketDirectory(place.directory, place.runAs);
  const config: pg.ClientConfig = {
    host: socket.path,
    port: PORT,
    user: EMBEDDED_NAME,
    database: EMBEDDED_NAME,
  };
  const first = await startOnce(place, config);
  if (first === "taken") {
    await socket.remove();
    return "taken";
  }
  const supervisor = supervise(place, config, first);
  return {
    config,
    started: true,
    async stop() {
      await supervisor.stop();
      await socket.remove();
    },
  };
}

interface Running {
  readonly process: EmbeddedProcess;
  /** Holds the ownership while it lives. */
  readonly owner: pg.Client;
}

async function startOnce(place: Place, config: pg.ClientConfig): Promise<Running | "taken"> {
  const { log } = place;
  const process = startProcess({
    postgres: place.postgres,
    directory: place.directory,
    socket: String(config.host),
    runAs: place.runAs,
    settings: place.settings ?? {},
    onLine: (line) => {
      if (/(?:FATAL|PANIC|ERROR):/.test(line)) log.warn({ line }, "the embedded database said something");
    },
  });
  try {
    if (!(await isReady(process, place.directory))) {
      if (process.lastWords().includes("lock file")) return "taken";
      throw new Error(`The embedded database did not start: ${process.lastWords()}`);
    }
    const owner = await becomeOwner(config, place.attach ? "command" : "service");
    await createDatabase(owner);
    return { process, owner };
  } catch (error) {
    process.stop();
    await process.ended;
    throw error;
  }
}

/** `false`: the process ended instead. */
async function isReady(process: EmbeddedProcess, directory: string): Promise<boolean> {
  let ended = false;
  const ending = process.ended.then(() => (ended = true));
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    if (ended) return false;
    const found = await readPostmaster(directory);
    if (found.state === "running" && found.postmaster.ready) return true;
    await Promise.race([sleep(GLANCE_MS), ending]);
  }
  process.stop();
  await process.ended;
  return false;
}

/** A server that dies (out of memory, an operator's mistake) is started again; the pool connects by itself. */
function supervise(place: Place, config: pg.ClientConfig, first: Running): { stop(): Promise<void> } {
  let running = first;
  const stopping = new AbortController();
  const { signal } = stopping;
  const done = watch();

  async function watch(): Promise<void> {
    for (;;) {
      await running.process.ended;
      if (signal.aborted) return;
      place.log.error(
        { said: running.process.lastWords() },
        "the embedded database ended and is started again",
      );
      await running.owner.end().catch(() => undefined);
      await restart();
      if (signal.aborted) return;
    }
  }

  async function restart(): Promise<void> {
    while (!signal.aborted) {
      await sleep(RESTART_MS);
      try {
        const again = await startOnce(place, config);
        if (again === "taken") continue;
        running = again;
        if (signal.aborted) again.process.stop();
        return;
      } catch (error) {
        place.log.error({ error: String(error) }, "the embedded database could not be started again");
      }
    }
  }

  return {
    async stop() {
      stopping.abort();
      await running.owner.end().catch(() => undefined);
      running.process.stop();
      await Promise.race([
        Promise.all([running.process.ended, done]),
        sleep(STOP_MS, undefined, { ref: false }),
      ]);
    },
  };
}
