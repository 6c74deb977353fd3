import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../src/app.ts";
import type { App, AppOptions } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import type { Config } from "../src/config/config.ts";
import type { Contract } from "../src/domain/contract.ts";
import { PROVIDERS } from "../src/providers/all.ts";
import { createLog } from "../src/server/log.ts";
import { createSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox, SandboxOptions } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import { testDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";
import { HOOK_SECRETS, townConfig } from "./town-config.ts";
import type { TownConfigOptions } from "./town-config.ts";

export interface WorldOptions extends Partial<Omit<TownConfigOptions, "sandboxUrl">> {
  readonly sandbox?: Partial<SandboxOptions>;
  readonly app?: Partial<Pick<AppOptions, "wrapStore" | "reconcileMs" | "concurrency">>;
  /** `false`: Kommo and the vendor have no address to knock at. */
  readonly hooks?: boolean;
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
  pass(duration: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void;
  /** Hooks delivered, everything sorted, walked and told, and again what that brought about. */
  settle(): Promise<void>;
  /** A deal of the town in another stage, with a contact who can sign. */
  createDeal(change?: Readonly<Record<string, unknown>>): Promise<string>;
  moveDeal(id: string, stage: string): Promise<void>;
  deal(id: string): Promise<DealState>;
  contracts(dealId: string): Promise<readonly Contract[]>;
  /** The deal's only contract. */
  contract(dealId: string): Promise<Contract>;
  /** The same database and sandbox under a new process, so to say. */
  restart(change?: Partial<AppOptions>): Promise<void>;
  close(): Promise<void>;
}

/** What a person sees on a deal. */
export interface DealState {
  readonly stage: string;
  readonly pipeline: string;
  readonly price: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly notes: readonly { readonly text: string }[];
  readonly tasks: readonly { readonly text: string; readonly responsibleUserId: number }[];
  readonly files: readonly { readonly uuid: string; readonly name: string; readonly size: number }[];
  readonly stageHistory: readonly { readonly stage: string }[];
}

/** A contact of the town with a good address. */
const SIGNER_ID = 30_000_001;

/** Starts the world. Everything is its own; `close` leaves nothing behind. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { dialect = "documented" } = options;
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const archiveDirectory = await mkdtemp(join(tmpdir(), "countersign-archive-"));
  const sandbox = await createSandbox({ port: 0, now, kommoLimit: null, ...options.sandbox });
  const database = await testDatabase();
  const text = townConfig({ ...options, dialect, archiveDirectory, sandboxUrl: sandbox.url });
  const config = parsed(text);
  const vendor = dialect === "brief" ? sandbox.contractbookBrief : sandbox.contractbook;
  const start = (change: Partial<AppOptions> = {}): Promise<App> =>
    createApp({
      config,
      database: database.database,
      log: createLog({ level: "silent", secrets: [] }),
      now,
      ...options.app,
      ...change,
    });
  let app = await start();
  const { port } = await listening(app);
  let url = `http://127.0.0.1:${port}`;
  if (options.hooks !== false) await wire(sandbox, vendor, url);

  const state = async (id: string) => readDeal(await sandbox.kommo.control("state", { id: Number(id) }));
  const world: World = {
    sandbox,
    vendor,
    get app() {
      return app;
    },
    database,
    get url() {
      return url;
    },
    config,
    archiveDirectory,
    now,
    pass({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      offsetMs += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
    async settle() {
      for (let rounds = 0; rounds < 6; rounds += 1) {
        await Promise.all([sandbox.kommo.hooks.settled(), vendor.hooks.settled()]);
        await app.tick();
      }
    },
    async createDeal(change = {}) {
      const deal = await sandbox.kommo.control("createDeal", {
        name: "Nordwind",
        price: 1200,
        contacts: [SIGNER_ID],
        ...change,
      });
      return String(idOf(deal));
    },
    moveDeal: async (id, stage) => void (await sandbox.kommo.control("moveDeal", { id: Number(id), stage })),
    deal: state,
    contracts: (dealId) => app.store.contracts.ofDeal("acme", dealId),
    async contract(dealId) {
      const [only, ...more] = await app.store.contracts.ofDeal("acme", dealId);
      if (only === undefined || more.length > 0)
        throw new Error(`expected one contract, found ${only ? more.length + 1 : 0}`);
      return only;
    },
    async restart(change) {
      await app.stop(0);
      app = await start(change);
      const address = await listening(app);
      url = `http://127.0.0.1:${address.port}`;
      if (options.hooks !== false) await wire(sandbox, vendor, url);
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

async function listening(app: App) {
  return app.listen(0, "127.0.0.1");
}

async function wire(sandbox: Sandbox, vendor: SandboxVendor, url: string): Promise<void> {
  await sandbox.kommo.control("subscribe", {
    url: `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`,
    events: ["add_lead", "status_lead", "update_lead"],
  });
  await vendor.control("setCallbackUrl", { url: `${url}/webhooks/acme/contracts/${HOOK_SECRETS.contracts}` });
}

function idOf(value: unknown): number {
  if (typeof value === "object" && value !== null && "id" in value && typeof value.id === "number")
    return value.id;
  throw new Error(`no id in ${JSON.stringify(value)}`);
}

function readDeal(value: unknown): DealState {
  return JSON.parse(JSON.stringify(value));
}
