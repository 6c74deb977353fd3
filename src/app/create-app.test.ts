import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { createApp } from "../app.ts";
import { loadConfig } from "../config/load-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import { createLog } from "../server/log.ts";

const clocks = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

test("what fails while the house is furnished leaves no clock of the queue ticking", async () => {
  const database = await testDatabase();
  const log = createLog({ level: "silent", secrets: [], destination: { write: () => undefined } });
  const loaded = loadConfig("server: {}\naccounts: {}", {}, { providers: PROVIDERS, dataDir: "data" });
  if ("problems" in loaded) throw new Error("the configuration is in order");
  const config = {
    ...loaded.config,
    get accounts(): never {
      throw new Error("these accounts cannot be bound");
    },
  };
  const before = clocks();
  await expect(createApp({ config, database: database.database, log })).rejects.toThrow("cannot be bound");
  await database.close();
  expect(clocks()).toBeLessThanOrEqual(before);
});
