import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../src/app.ts";
import type { App, AppOptions } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import type { Config } from "../src/config/config.ts";
import type { Contract, Wish } from "../src/domain/contract.ts";
import { PROVIDERS } from "../src/providers/all.ts";
import { createLog } from "../src/server/log.ts";
import { uuidv7 } from "../src/store/reference.ts";
import { createSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox, SandboxOptions } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import { testDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";
import { SECRET_KEY } from "./secret-key.ts";
import { HOOK_SECRETS, townConfig } from "./town-config.ts";
import type { TownConfigOptions } from "./town-config.ts";
import { createDeal, readDeal, readDocuments, wire } from "./town.ts";
import type { DealState, VendorDocument } from "./town.ts";
import { CONTRACTBOOK } from "./vendors/contractbook.ts";

export interface WorldOptions extends Partial<Omit<TownConfigOptions, "sandboxUrl">> {
  readonly sandbox?: Partial<SandboxOptions>;
  readonly app?: Partial<Pick<AppOptions, "reconcileMs" | "concurrency">>;
  /** `false`: Kommo and the vendor have no address to knock at. */
  readonly hooks?: boolean;
}

export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** One knock at a hook address, as a stranger or a vendor may send it. */
export interface Knock {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly account?: string;
  readonly secret?: string;
}

/** A whole installation beside its sandbox: real database, real HTTP, and a clock that can be moved on. */
export interface World {
  readonly sandbox: Sandbox;
  readonly vendor: SandboxVendor;
  readonly app: App;
  readonly database: TestDatabase;
  readonly url: string;
  readonly config: Config;
  readonly archiveDirectory: string;
  now(): Date;
  /** Moves everybody's clock. */
  pass(duration: Duration): void;
  /** Hooks delivered, everything sorted, walked and told, and again what that brought about. */
  settle(): Promise<void>;
  /** Time goes by while everybody works: then some seconds more, for what had to wait a little. */
  elapse(duration?: Duration): Promise<void>;
  /** A deal of the town in another stage, with a contact who can sign. */
  createDeal(change?: Readonly<Record<string, unknown>>): Promise<string>;
  moveDeal(id: string, stage: string): Promise<void>;
  deal(id: string): Promise<DealState>;
  /** All contracts at the vendor. */
  documents(): Promise<readonly VendorDocument[]>;
  contracts(dealId: string): Promise<readonly Contract[]>;
  /** The deal's only contract. */
  contract(dealId: string): Promise<Contract>;
  /** What the trail of the deal's only contract tells, oldest first. */
  trail(dealId: string): Promise<readonly string[]>;
  /** A person asks for something on the console or the command line. */
  wish(dealId: string, kind: Wish["kind"], reason?: string): Promise<void>;
  /** The file is changed while the service runs. */
  apply(change: Partial<TownConfigOptions>): Promise<void>;
  /** Knocks at a hook address; resolves to the status of the answer. */
  knock(connection: "kommo" | "contracts", knock: Knock): Promise<number>;
  /** The process ends; hooks find a closed door. */
  down(): Promise<void>;
  /** A new process on the same database and port. */
  up(change?: Partial<AppOptions>): Promise<void>;
  /** The same database and sandbox under a new process, so to say. */
  restart(change?: Partial<AppOptions>): Promise<void>;
  close(): Promise<void>;
}

/** Starts the world. Everything is its own; `close` leaves nothing behind. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { dialect = "documented", vendor: town = CONTRACTBOOK } = options;
  let offsetMs = 0;
  let unheardMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const archiveDirectory = await mkdtemp(join(tmpdir(), "countersign-archive-"));
  const sandbox = await createSandbox({ port: 0, now, kommoLimit: null, ...options.sandbox });
  const database = await testDatabase();
  const vendor = sandbox.vendor(dialect === "brief" ? `${town.provider}-brief` : town.provider);
  const base = { archiveDirectory, ...options, dialect, sandboxUrl: sandbox.url };
  let config = parsed(townConfig(base));
  const log = createLog({ level: "silent", secrets: [] });
  const start = (change: Partial<AppOptions> = {}): Promise<App> =>
    createApp({
      config,
      database: database.database,
      log,
      now,
      secretKey: SECRET_KEY,
      ...options.app,
      ...change,
    });
  let app = await start();
  const { port } = await app.listen(0, "127.0.0.1");
  const url = `http://127.0.0.1:${port}`;
  if (options.hooks !== false) await wire(sandbox, vendor, url);

  /** Rises with every call between us and the sandbox, in either direction. */
  function traffic(): number {
    const sides = [sandbox.kommo, vendor];
    const calls = sides.flatMap(({ seen }) => Object.values(seen.counts));
    return sides.reduce((sum, { hooks }) => sum + hooks.log.length, 0) + calls.reduce((sum, n) => sum + n, 0);
  }

  const world: World = {
    sandbox,
    vendor,
    get app() {
      return app;
    },
    database,
    url,
    get config() {
      return config;
    },
    archiveDirectory,
    now,
    pass({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
      offsetMs += ms;
      unheardMs += ms;
    },
    async settle() {
      await moveQueueClock(database, unheardMs);
      unheardMs = 0;
      for (let before = -1, rounds = 0; before !== traffic() && rounds < 20; rounds += 1) {
        before = traffic();
        await Promise.all([sandbox.kommo.hooks.settled(), vendor.hooks.settled()]);
        await app.tick();
      }
    },
    async elapse(duration = {}) {
      world.pass(duration);
      await world.settle();
      for (let times = 0; times < 3; times += 1) {
        world.pass({ seconds: 20 });
        await world.settle();
      }
    },
    createDeal: (change) => createDeal(sandbox, change),
    moveDeal: async (id, stage) => void (await sandbox.kommo.control("moveDeal", { id: Number(id), stage })),
    deal: (id) => readDeal(sandbox, id),
    documents: () => readDocuments(vendor),
    contracts: (dealId) => app.store.contracts.ofDeal("acme", dealId),
    async contract(dealId) {
      const [only, ...more] = await app.store.contracts.ofDeal("acme", dealId);
      if (only !== undefined && more.length === 0) return only;
      throw new Error(`expected one contract, found ${only ? more.length + 1 : 0}`);
    },
    async trail(dealId) {
      const { id, account } = await world.contract(dealId);
      return (await app.store.trail.of(account, id)).map((entry) => entry.event);
    },
    async wish(dealId, kind, reason) {
      const { id, account } = await world.contract(dealId);
      const wish = { id: uuidv7(), kind, by: "ada", at: now().toISOString() };
      await app.store.contracts.wish(account, id, reason === undefined ? wish : { ...wish, reason });
      await app.jobs.enqueue([{ account, dealId, reason: "person" }]);
    },
    async apply(change) {
      config = parsed(townConfig({ ...base, ...change }));
      await app.apply(config);
    },
    async knock(connection, { body, headers = {}, account = "acme", secret = HOOK_SECRETS[connection] }) {
      const address = `${url}/webhooks/${account}/${connection}/${secret}`;
      const answer = await fetch(address, { method: "POST", body, headers });
      await answer.arrayBuffer();
      return answer.status;
    },
    down: () => app.stop(0),
    async up(change) {
      app = await start(change);
      await app.listen(port, "127.0.0.1");
    },
    async restart(change) {
      await world.down();
      await world.up(change);
    },
    async close() {
      await app.stop(1000);
      await sandbox.close();
      await database.close();
      await rm(archiveDirectory, { recursive: true, force: true });
    },
  };
  return world;
}

function parsed(text: string): Config {
  const loaded = loadConfig(text, {}, { providers: PROVIDERS });
  if ("config" in loaded) return loaded.config;
  throw new Error(
    loaded.problems.map((problem) => `${problem.line}: ${problem.path}: ${problem.text}`).join("\n"),
  );
}

/** Looks that wait for later wait by the database's clock, which cannot be moved: their time is moved instead. */
async function moveQueueClock({ database }: TestDatabase, ms: number): Promise<void> {
  if (ms === 0) return;
  await database.pool.query(
    `update countersign_jobs.job set start_after = start_after - $1 * interval '1 millisecond'
      where state < 'active'`,
    [ms],
  );
}
