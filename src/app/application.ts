import { setTimeout as sleep } from "node:timers/promises";
import type { Application, DataPlace, Desk } from "../cli/application.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import { createLimiter } from "../store/limiter.ts";
import { hooks } from "./hooks.ts";
import { inspect } from "./inspect.ts";
import { limitKeyOf } from "./outgoing.ts";
import { preview } from "./preview.ts";
import { serve } from "./serve.ts";
import { databaseOptions } from "./workbench.ts";

/** Everything the command line asks of the house. */
export const application: Application = { openDesk, serve, inspect, preview, hooks };

/** Workers believe for two seconds what they last read of a block. */
const NOTICED_MS = 2_500;

async function openDesk(place: DataPlace): Promise<Desk> {
  const database = await openDatabase(databaseOptions(place, true));
  const jobs = await createJobs(database);
  const limiter = createLimiter(database);
  return {
    store: createStore(database),
    jobs,
    async liftBlock(account, connection) {
      const key = limitKeyOf(account, connection);
      const reason = await limiter.blocked(key);
      if (reason === undefined) return undefined;
      await limiter.unblock(key);
      await sleep(NOTICED_MS);
      return reason;
    },
    async close() {
      await jobs.stop();
      await database.close();
    },
  };
}
