import { readFile } from "node:fs/promises";
import { createApp } from "../app.ts";
import type { App, AppOptions } from "../app.ts";
import type { Running, ServeRequest } from "../cli/application.ts";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { secretsOf } from "../config/secrets-of.ts";
import { watchConfig } from "../config/watch-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import { createLog } from "../server/log.ts";
import type { Log } from "../server/log.ts";
import { drainMsOf } from "../server/drain-time.ts";
import { metricsTokenOf } from "../server/metrics-door.ts";
import { startTracing } from "../telemetry/start-tracing.ts";
import type { Tracing } from "../telemetry/tracing.ts";
import { openDatabase } from "../store/database.ts";
import type { Database } from "../store/database.ts";
import { openBook } from "./open-book.ts";
import { openSecretKey } from "./open-secret-key.ts";
import { welcomeAddress } from "./owner-link.ts";
import { databaseOptions } from "./workbench.ts";

/** Runs the service until `stop`: database, doors, workers, clock, and the configuration that may change under way. */
export async function serve(request: ServeRequest): Promise<Running> {
  const level = request.log === "quiet" ? "silent" : "info";
  const destination = typeof request.log === "object" ? request.log : process.stderr;
  const metricsToken = metricsTokenOf(process.env);
  const drainMs = drainMsOf(process.env);
  let secrets: readonly string[] = metricsToken === undefined ? [] : [metricsToken];
  const log = createLog({ level, secrets: () => secrets, destination });
  const learn = (config: Config): void => {
    secrets = [...new Set([...secrets, ...secretsOf(config, PROVIDERS)])];
  };
  const database = await openDatabase({ ...databaseOptions(request, false), log });
  let app: App | undefined;
  let tracing: Tracing | undefined;
  try {
    tracing = await startTracing(process.env, request.role, log);
    const rules = await openRules(request, { database, log });
    learn(rules.config);
    const host = checkedHost(request.host ?? rules.config.server.host, request.isDemo);
    const { role, now, isDemo = false, sandbox, reconcileMs } = request;
    const made = await createApp({
      ...rules,
      database,
      log,
      role,
      isDemo,
      drainMs,
      ...(metricsToken === undefined ? {} : { metricsToken }),
      ...(tracing === undefined ? {} : { tracing }),
      ...(now === undefined ? {} : { now }),
      ...(sandbox === undefined ? {} : { sandbox }),
      ...(reconcileMs === undefined ? {} : { reconcileMs }),
    });
    app = made;
    // a worker shares its file with the others, on one machine perhaps: it listens only where it is told to
    const otherwise = role === "worker" ? undefined : rules.config.server.port;
    const address = await made.start(request.port ?? otherwise, host);
    const unwatch = await rules.watch(async (config) => {
      learn(config);
      await made.apply(config);
    });
    const accounts = rules.config.accounts.length;
    log.info({ role, database: database.kind, accounts }, "countersign is running");
    const url = address === undefined ? undefined : `http://${hostOf(address.address)}:${address.port}`;
    const ownerLink = url === undefined ? undefined : await ownerLinkOf(made, rules.config, url);
    return {
      ...(url === undefined ? {} : { url }),
      ...(ownerLink === undefined ? {} : { ownerLink }),
      isOwned: async () => made.reception !== undefined && !(await made.reception.entrance.needsOwner()),
      store: made.store,
      config: rules.config,
      async stop() {
        unwatch();
        await made.stop();
        await database.close();
        await tracing?.stop();
      },
    };
  } catch (error) {
    // an open port, workers and clocks would live on with a database that is closed: nobody would start us anew
    await app?.stop(0).catch(() => undefined);
    await database.close();
    await tracing?.stop();
    throw error;
  }
}

interface Rules extends Pick<AppOptions, "config" | "book" | "secretKey"> {
  /** Hands over what changes; resolves to what ends it. */
  watch(apply: (config: Config) => Promise<void>): Promise<() => void>;
}

interface Deps {
  readonly database: Database;
  readonly log: Log;
}

/** Who rules: a file, or the database. */
async function openRules(request: ServeRequest, deps: Deps): Promise<Rules> {
  const { config, dataDir, seed, now = () => new Date() } = request;
  if (config !== undefined) {
    return {
      config,
      secretKey: await openSecretKey(deps.database, dataDir),
      watch: (apply) => watchFile(request, deps.log, apply),
    };
  }
  const opened = await openBook({ ...deps, dataDir, now, ...(seed === undefined ? {} : { seed }) });
  return {
    ...opened,
    config: opened.book.current.config,
    watch: async (apply) => opened.book.watch(deps.database.signals, apply),
  };
}

async function watchFile(
  { configFile, dataDir }: ServeRequest,
  log: Log,
  apply: (config: Config) => Promise<void>,
): Promise<() => void> {
  if (configFile === undefined) return () => undefined;
  const watching = watchConfig(configFile, takeOver, { initial: await readFile(configFile, "utf8") });
  return () => watching.stop();

  async function takeOver(text: string): Promise<void> {
    const loaded = loadConfig(text, process.env, { providers: PROVIDERS, dataDir });
    if ("config" in loaded) {
      await apply(loaded.config);
      log.info({ accounts: loaded.config.accounts.length }, "the changed configuration is in force");
    } else {
      for (const { text: says, ...place } of loaded.problems) log.error(place, says);
      log.error(
        { file: configFile, problems: loaded.problems.length },
        "the changed configuration has problems; the old one stays in force",
      );
    }
  }
}

/** Made anew at each start while there is no owner. */
async function ownerLinkOf(
  { reception }: App,
  { server: { publicUrl } }: Config,
  url: string,
): Promise<string | undefined> {
  if (reception === undefined || !(await reception.entrance.needsOwner())) return undefined;
  return welcomeAddress(publicUrl ?? url, await reception.entrance.openForOwner());
}

/** In a demo one click makes an owner: nobody on the network may be the one who clicks. Throws. */
function checkedHost(host: string, isDemo: true | undefined): string {
  if (isDemo !== true || host === "localhost" || /^127\.|^::1$/u.test(host)) return host;
  throw new Error("A demo listens on this machine alone: its host must be 127.0.0.1.");
}

/** An address that a person can open. */
function hostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return address.includes(":") ? `[${address}]` : address;
}
