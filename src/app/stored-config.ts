import type { DataPlace } from "../cli/application.ts";
import type { LoadResult } from "../config/load-config.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import { documentOptions } from "./open-book.ts";
import { readStored } from "./stored-configuration.ts";
import { databaseOptions, storeOptions } from "./workbench.ts";

/** The configuration that is kept in the database, for a command beside the service. Every account has to be in order. */
export async function storedConfig(place: DataPlace): Promise<LoadResult> {
  const database = await openDatabase(databaseOptions(place, true));
  try {
    const store = createStore(database, await storeOptions(place));
    const { config, problems } = await readStored(store, documentOptions(place.dataDir));
    const told = [...problems].flatMap(([account, all]) =>
      all.map((problem) => ({ ...problem, path: `accounts.${account}.${problem.path}` })),
    );
    return told.length > 0 ? { problems: told } : { config };
  } finally {
    await database.close();
  }
}
