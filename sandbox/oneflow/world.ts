import type { FileStore } from "../kit/file-store.ts";
import type { HookSender } from "../kit/kit.ts";
import type { TownEvent } from "../kit/town-event.ts";
import type { StoredContract } from "./contract.ts";
import { createLibrary } from "./library.ts";
import type { Library } from "./library.ts";
import { createTownTemplates } from "./town-templates.ts";
import { NO_QUIRKS } from "./quirks.ts";
import type { Quirks } from "./quirks.ts";
import type { Template } from "./template.ts";
import { createUsers } from "./user.ts";
import type { User } from "./user.ts";
import type { Webhook } from "./webhook.ts";

/** `documented`: v1 as Oneflow documents it. `brief`: v1 as the article describes it. */
export type Dialect = "documented" | "brief";

/** How to make a Oneflow. */
export interface OneflowOptions {
  readonly dialect: Dialect;
  readonly apiToken: string;
  /** The account's owner, in whose name the caller acts. */
  readonly userEmail: string;
  /** Key of the hooks that were set up by hand (`setCallbackUrl`); the brief's are unsigned. */
  readonly signKey?: string | undefined;
  readonly hooks: HookSender;
  /** With the version path, such as `http://127.0.0.1:9100/oneflow/v1`; no slash at the end. */
  readonly baseUrl: () => string;
  readonly now: () => Date;
  readonly timeline?: ((event: TownEvent) => void) | undefined;
  /** Where contract files are fetched. */
  readonly files: FileStore;
}

/** Everything that a simulator knows. */
export interface World {
  readonly options: OneflowOptions;
  readonly id: "oneflow" | "oneflow-brief";
  library: Library;
  /** What a token of another account sees. */
  otherLibrary: Library;
  deleted: StoredContract[];
  templates: Map<number, Template>;
  users: readonly User[];
  webhooks: Map<number, Webhook>;
  /** The brief's one address; its hooks have no setup by API. */
  callbackUrl: string | undefined;
  /** Contracts whose signing period will end; looked through before each answer. */
  expiring: Set<StoredContract>;
  nextContractId: number;
  /** Ids of parties, participants, events, hooks and files. */
  nextId: number;
  isTokenRevoked: boolean;
  isPlanExhausted: boolean;
  /** How often a file is "not ready" after each change of state. */
  fileNotReadyTimes: number;
  /** Reads after a create that show no data fields yet. */
  fieldLagReads: number;
  quirks: Quirks;
  /** Requests per five minutes; `null` = unlimited. */
  limit: number | null;
  calls: number[];
}

/** The world back at its beginning. */
export const resetWorld = (world: World): void => {
  world.library = createLibrary();
  world.otherLibrary = createLibrary();
  world.deleted = [];
  world.templates = new Map(createTownTemplates().map((template) => [template.id, template]));
  world.users = createUsers(world.options.userEmail);
  world.webhooks = new Map();
  world.callbackUrl = undefined;
  world.expiring = new Set();
  world.nextContractId = 1_000_001;
  world.nextId = 5_000_001;
  world.isTokenRevoked = false;
  world.isPlanExhausted = false;
  // Oneflow does not say when the file is ready; the article knows of no waiting.
  world.fileNotReadyTimes = world.options.dialect === "documented" ? 1 : 0;
  world.fieldLagReads = 0;
  world.quirks = NO_QUIRKS;
  world.limit = null;
  world.calls = [];
};

/** A fresh world. */
export const createWorld = (options: OneflowOptions): World => {
  const world: World = {
    options,
    id: options.dialect === "brief" ? "oneflow-brief" : "oneflow",
    library: createLibrary(),
    otherLibrary: createLibrary(),
    deleted: [],
    templates: new Map(),
    users: [],
    webhooks: new Map(),
    callbackUrl: undefined,
    expiring: new Set(),
    nextContractId: 0,
    nextId: 0,
    isTokenRevoked: false,
    isPlanExhausted: false,
    fileNotReadyTimes: 0,
    fieldLagReads: 0,
    quirks: NO_QUIRKS,
    limit: null,
    calls: [],
  };
  resetWorld(world);
  return world;
};

/** A number that this world has given to nothing else. */
export const newId = (world: World): number => {
  const id = world.nextId;
  world.nextId += 1;
  return id;
};

/** Milliseconds since 1970. */
export const nowOf = (world: World): number => world.options.now().getTime();
