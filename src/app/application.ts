import type { Application, DataPlace, Desk } from "../cli/application.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import { hooks } from "./hooks.ts";
import { inspect } from "./inspect.ts";
import { preview } from "./preview.ts";
import { serve } from "./serve.ts";
import { databaseOptions } from "./workbench.ts";

/** Everything the command line asks of the house. */
export const application: Application = { openDesk, serve, inspect, preview, hooks };

async function openDesk(place: DataPlace): Promise<Desk> {
  const database = await openDatabase(databaseOptions(place, true));
  const jobs = await createJobs(database);
  return {
    store: createStore(database),
    jobs,
    async close() {
      await jobs.stop();
      await database.close();
    },
  };
}
