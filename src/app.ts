import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { archivePort } from "./app/archive-port.ts";
import type { ReopenedArchive } from "./app/archive-port.ts";
import { createClockwork } from "./app/clockwork.ts";
import type { ConfigurationBook } from "./app/configuration-book.ts";
import { countedWalk } from "./app/counted-walk.ts";
import { consoleRoutes } from "./app/console-routes.ts";
import { createHealthBook } from "./app/health-book.ts";
import { openHouse } from "./app/house.ts";
import { metricSources } from "./app/metric-sources.ts";
import { createRegistry } from "./app/registry.ts";
import type { Registry } from "./app/registry.ts";
import { openReception } from "./app/open-reception.ts";
import type { SandboxDesk } from "./api/sandbox/sandbox-desk.ts";
import type { Reception } from "./auth/create-auth.ts";
import { forgetAbsentAccounts } from "./auth/forget-accounts.ts";
import type { Config } from "./config/config.ts";
import type { Tools } from "./corridor/runtime.ts";
import { walk } from "./corridor/walk.ts";
import type { Recorder } from "./http/http.ts";
import { createRecorder } from "./http/recorder.ts";
import { createReceiver } from "./inbox/receive.ts";
import { createSorter } from "./inbox/sorter.ts";
import type { Sorter } from "./inbox/sorter.ts";
import { createJobs } from "./jobs/create-jobs.ts";
import type { Jobs, Worker } from "./jobs/jobs.ts";
import type { Log } from "./server/log.ts";
import { createMetrics } from "./server/metrics.ts";
import type { Metrics } from "./server/metrics.ts";
import { createServer } from "./server/server.ts";
import type { HttpServer, ServerDeps } from "./server/server.ts";
import type { ReadyChecks } from "./server/status-routes.ts";
import { createStore } from "./store/create-store.ts";
import type { Database } from "./store/database.ts";
import { createLimiter } from "./store/limiter.ts";
import { onDelivery } from "./store/on-delivery.ts";
import type { SecretKeys } from "./store/secret-codec.ts";
import type { Session } from "./store/session.ts";
import type { Store } from "./store/store.ts";
import { inTransaction } from "./store/transaction.ts";
import { tracedReceiver } from "./telemetry/traced-receiver.ts";
import { tracedRecorder } from "./telemetry/traced-recorder.ts";
import { tracedWalk } from "./telemetry/traced-walk.ts";
import type { Tracing } from "./telemetry/tracing.ts";
import type { Texts } from "./texts/texts.ts";

export type Role = "all" | "web" | "worker";

export interface AppOptions {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  /** `web` only answers knocks, `worker` only walks; `all` is both. */
  readonly role?: Role;
  readonly now?: () => Date;
  readonly random?: () => number;
  /** Looks of this process at once. Default 600; they wait for others, not for us. */
  readonly concurrency?: number;
  /** Where traces go; default nowhere. */
  readonly tracing?: Tracing;
  /** How often hooks that never came are looked for. Default 5 minutes. */
  readonly reconcileMs?: number;
  /** Sessions and credentials are sealed with it: the same in every process. */
  readonly secretKey?: SecretKeys;
  /** Before the port closes, it answers so long while `/readyz` says no: for who shares calls out. Default 0. */
  readonly drainMs?: number;
  /** Opens `/metrics`; without it only our own network may read them. */
  readonly metricsToken?: string;
  /** The configuration that is kept in the database; absent = a file rules, and the console only shows it. */
  readonly book?: ConfigurationBook;
  /** Everybody is invented, and nobody else reaches the port. */
  readonly isDemo?: boolean;
  /** Where the demo's visitor plays. */
  readonly sandbox?: SandboxDesk;
  /** What people are told; default: as it comes with the product. */
  readonly texts?: Texts;
}

export interface App {
  readonly store: Store;
  /** Who may come in; not for a pure worker. */
  readonly reception?: Reception;
  readonly jobs: Jobs;
  readonly tools: Tools;
  /** Opens the port and answers knocks; nothing is done about them yet. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Opens every door that the role has: the port (`undefined` = none), the workers, the clock. */
  start(port: number | undefined, host: string): Promise<AddressInfo | undefined>;
  /** Everything that could be done now is done when it resolves: sorted, due, walked. For tests and single runs. */
  tick(): Promise<void>;
  /** Puts a changed configuration in force without stopping. */
  apply(config: Config): Promise<void>;
  /** Takes nothing new, ends what is under way, then lets go of everything but the database. */
  stop(graceMs?: number): Promise<void>;
}

const CONCURRENCY = 600;
const GRACE_MS = 10_000;

/** The only place where all rooms meet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { database, log, now = () => new Date() } = options;
  const jobs = await createJobs(database, { log, now });
  try {
    return await furnish({ ...options, now }, jobs);
  } catch (error) {
    // its clocks would keep a process alive that has nothing else to do
    await jobs.stop();
    throw error;
  }
}

/** Everything that the queue works for. */
async function furnish(options: AppOptions & { readonly now: () => Date }, jobs: Jobs): Promise<App> {
  const { config, database, log, role = "all", now, random = Math.random } = options;
  const problem = (what: string) => (error: unknown) =>
    log.error({ err: error, what }, "something went wrong");
  const { secretKey, book, isDemo = false, sandbox } = options;
  const sealed = secretKey === undefined ? {} : { secretKey };
  const store = createStore(database, sealed);
  let standing: Registry | undefined;
  const metrics = createMetrics(
    metricSources({ database, store, jobs, registry: () => standing, now, onProblem: problem("metrics") }),
  );
  const recorder = createRecorder((calls) => store.calls.append(calls), { onProblem: problem("recorder") });
  const outside = {
    recorder: tracedRecorder(metrics.counting(recorder), options.tracing),
    limiter: createLimiter(database, now),
    allowPrivateHosts: config.server.allowPrivateHosts,
    now,
  };
  const registry = await createRegistry({ outside, store, now }, config);
  standing = registry;
  const health = createHealthBook({ health: store.health, now, log, onError: problem("health") });
  const archive = archivePort(config.archive);
  const account = (id: string) => registry.account(id);
  const tools: Tools = { store, jobs, archive, health, now, random, log, account };
  const reception =
    role === "worker"
      ? undefined
      : openReception({
          database,
          log,
          config: () => registry.config,
          now,
          ...(secretKey === undefined ? {} : { vault: store.vault }),
        });
  const rooms = { options, role, registry, archive, tools, metrics, recorder, problem };
  if (reception === undefined) return openDoors(rooms, {});
  let server: HttpServer | undefined;
  const house = openHouse({
    registry,
    tools,
    reception,
    port: () => server?.address?.port,
    isDemo,
    ...sealed,
    ...(book === undefined ? {} : { book }),
    ...(sandbox === undefined ? {} : { sandbox }),
  });
  const web = await consoleRoutes(house, problem("api"), options.texts);
  return openDoors({ ...rooms, reception }, { ...web, onServer: (made) => (server = made) });
}

interface Rooms {
  readonly options: AppOptions;
  readonly role: Role;
  readonly registry: Registry;
  readonly archive: ReopenedArchive;
  readonly tools: Tools;
  readonly reception?: Reception;
  readonly metrics: Metrics;
  readonly recorder: Recorder;
  readonly problem: (what: string) => (error: unknown) => void;
}

/** The console and its API, where the role has them. */
interface Web extends Pick<ServerDeps, "routes" | "frontPage"> {
  /** Told where its answers come from. */
  readonly onServer?: (server: HttpServer) => void;
}

/** The three doors: a knock, the clock, a person (who writes wishes into the store). */
function openDoors(rooms: Rooms, web: Web): App {
  const { options, role, registry, archive, tools, recorder, reception } = rooms;
  const { store, jobs, now } = tools;
  const sorter = sorterOf(rooms);
  const { reconcileMs, concurrency = CONCURRENCY } = options;
  // one account's mass move leaves room for the others; a changed file may bring the second one
  const perAccount = () => (registry.all().length > 1 ? Math.ceil(concurrency * 0.6) : undefined);
  const clockwork = createClockwork({
    tools,
    accounts: () => registry.all(),
    retention: () => registry.config.retention,
    forgetAccounts: () => forgetAccounts(rooms),
    ...(reconcileMs === undefined ? {} : { reconcileMs }),
  });
  const works = role !== "web";
  let worker: Worker | undefined;
  let isDraining = false;
  const { onServer, ...routes } = web;
  const server = serverOf(rooms, routes, sorter, {
    ...(works ? { worker: () => worker !== undefined } : {}),
    open: () => !isDraining,
  });
  onServer?.(server);

  const counted = countedWalk(
    tracedWalk((look, signal) => walk(tools, look, signal), options.tracing),
    rooms.metrics,
  );
  function startWorker(): Worker {
    worker ??= jobs.work(counted, { concurrency, perAccount });
    return worker;
  }

  return {
    store,
    jobs,
    tools,
    ...(reception === undefined ? {} : { reception }),
    listen: (port, host) => server.listen(port, host),
    async start(port, host) {
      // a port that is taken is told before any work begins
      const address = port === undefined ? undefined : await server.listen(port, host);
      if (works) {
        startWorker();
        sorter.start();
        clockwork.start();
      }
      return address;
    },
    async tick() {
      const walking = startWorker();
      await clockwork.tick();
      while ((await sorter.sortOnce(now())) > 0) await walking.idle();
      await walking.idle();
      await recorder.flush();
    },
    async apply(changed) {
      await registry.replace(changed);
      archive.use(changed.archive);
    },
    async stop(graceMs = GRACE_MS) {
      isDraining = true;
      // what a worker's port tells stays true to the end; nobody sends it anything
      if (role !== "worker") {
        if (server.address !== undefined) await sleep(options.drainMs ?? 0);
        await server.close();
      }
      await sorter.stop();
      await clockwork.stop();
      await worker?.stop(graceMs);
      await jobs.stop();
      await recorder.flush();
      if (role === "worker") await server.close();
    },
  };
}

/** Roles, keys and invitations end with the account that they were for. */
async function forgetAccounts({ options: { database, book }, registry, tools }: Rooms): Promise<void> {
  const known = [...registry.config.accounts.map(({ id }) => id), ...(book?.current.documents.keys() ?? [])];
  const inOne = <T>(run: (tx: Session) => Promise<T>) =>
    inTransaction(database.pool, (tx) => run(tx.session));
  const gone = await forgetAbsentAccounts({ inTransaction: inOne, at: tools.now() }, known);
  for (const account of gone) tools.log.info({ account }, "roles and keys of a removed account ended");
}

function sorterOf({ options, registry, tools, problem }: Rooms): Sorter {
  const { store, jobs, now, random } = tools;
  return createSorter({
    store,
    jobs,
    hookDoor: (account) => registry.account(account)?.crm.hooks,
    noticeDoor: (account, connection) =>
      registry.account(account)?.connections.get(connection)?.account.notices,
    accountIdentity: (account) => registry.identity(account),
    now,
    random,
    onDelivery: (listener) => onDelivery(options.database, listener),
    onProblem: problem("sorter"),
  });
}

function serverOf(rooms: Rooms, web: Omit<Web, "onServer">, sorter: Sorter, ready: ReadyChecks): HttpServer {
  const { options, role, registry, tools, metrics, problem } = rooms;
  const works = role !== "web";
  const receive = createReceiver({
    doors: (account, connection) => registry.door(account, connection),
    store: tools.store,
    now: tools.now,
    onKept: () => (works ? sorter.wake() : undefined),
    onProblem: problem("receive"),
  });
  return createServer({
    ...web,
    ...(role === "worker" ? { frontPage: false } : { receive: tracedReceiver(receive, options.tracing) }),
    metrics,
    ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
    log: options.log,
    ready: {
      database: async () => (await options.database.pool.query("select 1")).rowCount === 1,
      ...(works ? { sorter: () => sorter.isAlive() } : {}),
      ...ready,
    },
  });
}
