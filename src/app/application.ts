import { readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Application, DataPlace, Desk } from "../cli/application.ts";
import { UsageError } from "../cli/command.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import { createLimiter } from "../store/limiter.ts";
import { openArchive } from "./archive-port.ts";
import { backup, restore } from "./backup.ts";
import { consent } from "./consent.ts";
import { filesInto } from "./files-into.ts";
import { hooks } from "./hooks.ts";
import { inspect } from "./inspect.ts";
import { limitKeyOf } from "./outgoing.ts";
import { ownerLink } from "./owner-link.ts";
import { preview } from "./preview.ts";
import { rotateKey } from "./rotate-key.ts";
import { serve } from "./serve.ts";
import { storedConfig } from "./stored-config.ts";
import { databaseOptions, storeOptions } from "./workbench.ts";

/** Everything the command line asks of the house. */
export const application: Application = {
  openDesk,
  serve,
  inspect,
  preview,
  hooks,
  consent,
  restore,
  filesInto: ({ archive }, directory) => filesInto(openArchive(archive), directory),
  async ownerLink(place, base) {
    await checkPlace(place);
    return ownerLink(place, base);
  },
  async storedConfig(place) {
    await checkPlace(place);
    return storedConfig(place);
  },
  async rotateKey(place, ask) {
    await checkPlace(place);
    return rotateKey(place, ask);
  },
  async backup(place, path, told) {
    await checkPlace(place);
    return backup(place, path, told);
  },
};

/** Workers believe for two seconds what they last read of a block. */
const NOTICED_MS = 2_500;

/** A command beside a service makes no database of its own: it would be an empty one, and say that there is nothing. */
async function checkPlace({ dataDir, databaseUrl }: DataPlace): Promise<void> {
  if (databaseUrl !== undefined) return;
  const names: readonly string[] = await readdir(dataDir).catch(() => []);
  if (names.includes("pg")) return;
  throw new UsageError(
    `There is no installation in the data directory ${dataDir}.`,
    "Name it with --data DIR, or its configuration with --config FILE. `countersign serve` makes a new one.",
  );
}

async function openDesk(place: DataPlace): Promise<Desk> {
  await checkPlace(place);
  const database = await openDatabase(databaseOptions(place, true));
  const jobs = await createJobs(database);
  const limiter = createLimiter(database);
  const store = createStore(database, await storeOptions(place));
  return {
    store,
    jobs,
    served: database.kind === "server" ? "unknown" : database.alone ? "no" : "yes",
    async liftBlock(account, connection) {
      const key = limitKeyOf(account, connection);
      const reason = await limiter.blocked(key);
      if (reason === undefined) return undefined;
      await limiter.unblock(key);
      const rows = await store.health.list(account);
      const isBroken = rows.some((row) => row.connection === connection && row.code === "ip_blocked");
      // the next call tells whether it is so
      if (isBroken) await store.health.good(account, connection, new Date());
      await sleep(NOTICED_MS);
      return reason;
    },
    async close() {
      await jobs.stop();
      await database.close();
    },
  };
}
