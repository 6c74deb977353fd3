import { readFile } from "node:fs/promises";
import { createApp } from "../app.ts";
import type { App } from "../app.ts";
import type { Running, ServeRequest } from "../cli/application.ts";
import { loadConfig } from "../config/load-config.ts";
import { secretsOf } from "../config/secrets-of.ts";
import { watchConfig } from "../config/watch-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import { createLog } from "../server/log.ts";
import { openDatabase } from "../store/database.ts";
import { databaseOptions } from "./workbench.ts";

/** Runs the service until `stop`: database, doors, workers, clock, and the file that may change under way. */
export async function serve(request: ServeRequest): Promise<Running> {
  const { config, configFile, role, dataDir } = request;
  const level = request.log === "quiet" ? "silent" : "info";
  const destination = typeof request.log === "object" ? request.log : process.stderr;
  let secrets = secretsOf(config, PROVIDERS);
  const log = createLog({ level, secrets: () => secrets, destination });
  const database = await openDatabase({ ...databaseOptions(request, false), log });
  try {
    const { now } = request;
    const app = await createApp({ config, database, log, role, ...(now === undefined ? {} : { now }) });
    const address = await started(app, config.server.port, config.server.host);
    const watching =
      configFile === undefined
        ? undefined
        : watchConfig(configFile, takeOver, { initial: await readFile(configFile, "utf8") });
    log.info({ role, database: database.kind, accounts: config.accounts.length }, "countersign is running");

    async function takeOver(text: string): Promise<void> {
      const loaded = loadConfig(text, process.env, { providers: PROVIDERS, dataDir });
      if ("config" in loaded) {
        secrets = [...new Set([...secrets, ...secretsOf(loaded.config, PROVIDERS)])];
        await app.apply(loaded.config);
        log.info({ accounts: loaded.config.accounts.length }, "the changed configuration is in force");
      } else {
        for (const { text: says, ...place } of loaded.problems) log.error(place, says);
        log.error(
          { file: configFile, problems: loaded.problems.length },
          "the changed configuration has problems; the old one stays in force",
        );
      }
    }

    return {
      ...(address === undefined ? {} : { url: `http://${hostOf(address.address)}:${address.port}` }),
      store: app.store,
      async stop() {
        watching?.stop();
        await app.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A port that is taken must end the process, not leave half of it running. */
async function started(app: App, port: number, host: string): ReturnType<App["start"]> {
  try {
    return await app.start(port, host);
  } catch (error) {
    await app.stop(0);
    throw error;
  }
}

/** An address that a person can open. */
function hostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return address.includes(":") ? `[${address}]` : address;
}
