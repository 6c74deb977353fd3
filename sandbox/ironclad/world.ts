import { createFileStore } from "../kit/file-store.ts";
import type { FileStore } from "../kit/file-store.ts";
import type { HookSender } from "../kit/kit.ts";
import type { TownEvent } from "../kit/town-event.ts";
import type { Design } from "./design.ts";
import type { LaunchJob } from "./launch-job.ts";
import { createLibrary } from "./library.ts";
import type { Library } from "./library.ts";
import { createBriefDesigns, createTownDesigns } from "./town-designs.ts";
import type { Webhook } from "./webhook.ts";
import type { Workflow } from "./workflow.ts";

/** `documented`: the public API as Ironclad documents it. `brief`: as the article describes it. */
export type Dialect = "documented" | "brief";

/** How to make an Ironclad. */
export interface IroncladOptions {
  readonly dialect: Dialect;
  /** The company's legacy token; the brief's only key. */
  readonly token: string;
  /** The OAuth client; absent = none is registered. */
  readonly client?: { readonly id: string; readonly secret: string } | undefined;
  readonly hooks: HookSender;
  /** Key of the brief's `X-Ironclad-Signature`. */
  readonly signingSecret?: string | undefined;
  /** With the version path, such as `http://127.0.0.1:9100/ironclad/public/api/v1`; no slash at the end. */
  readonly baseUrl: () => string;
  readonly now: () => Date;
  readonly timeline?: ((event: TownEvent) => void) | undefined;
  /** Where the brief's documents are fetched; default: below `{baseUrl}/_files`. */
  readonly files?: FileStore | undefined;
}

/** An access token that was handed out. */
export interface Grant {
  readonly scopes: ReadonlySet<string>;
  readonly untilMs: number;
}

/** What the people at the vendor set. */
export interface Moods {
  /** Approvals are given at once; in the brief the workflow goes on to its signers. */
  isApprovedAtOnce: boolean;
  /** Signed workflows are archived at once. */
  isArchivedAtOnce: boolean;
  isKeyRevoked: boolean;
  /** Calls per minute are counted. Off: the town's clock often stands still. */
  isLimited: boolean;
  /** How often a workflow is read after the last signature until its signed copy is there. */
  pdfNotReadyTimes: number;
  /** How often a launch job says `in_progress`. */
  jobInProgressTimes: number;
  /** How long after its launch a workflow is missing in the list. */
  listLagMs: number;
  /** Number of the key that signs hooks. */
  keyNumber: number;
  /** Scopes that the OAuth client may ask for; `undefined` = all. */
  scopes: readonly string[] | undefined;
}

/** Everything that a simulator knows. */
export interface World {
  readonly options: IroncladOptions;
  readonly id: "ironclad" | "ironclad-brief";
  readonly files: FileStore;
  readonly ownFiles: boolean;
  /** Milliseconds since 1970, never the same twice. */
  readonly tick: () => number;
  library: Library;
  designs: Map<string, Design>;
  deleted: Workflow[];
  launched: number;
  webhooks: Webhook[];
  /** Where the brief's hooks go. */
  callbackUrl: string | undefined;
  grants: Map<string, Grant>;
  jobs: Map<string, LaunchJob>;
  /** Calls of the current minute by kind. */
  counted: { minute: number; calls: Map<string, number> };
  /** The last entry of the hook log that webhooks were charged with. */
  lastAttempt: unknown;
  moods: Moods;
}

const calm = (): Moods => ({
  isApprovedAtOnce: true,
  isArchivedAtOnce: false,
  isKeyRevoked: false,
  isLimited: false,
  pdfNotReadyTimes: 1,
  jobInProgressTimes: 1,
  listLagMs: 0,
  keyNumber: 0,
  scopes: undefined,
});

/** The world back at its beginning. */
export const resetWorld = (world: World): void => {
  const designs = world.options.dialect === "brief" ? createBriefDesigns() : createTownDesigns();
  world.library = createLibrary();
  world.designs = new Map(designs.map((design) => [design.id, design]));
  world.deleted = [];
  world.launched = 0;
  world.webhooks = [];
  world.callbackUrl = undefined;
  world.grants = new Map();
  world.jobs = new Map();
  world.counted = { minute: 0, calls: new Map() };
  world.lastAttempt = world.options.hooks.log.at(-1);
  world.moods = calm();
};

/** A fresh world. */
export const createWorld = (options: IroncladOptions): World => {
  const { now } = options;
  let last = 0;
  const world: World = {
    options,
    id: options.dialect === "brief" ? "ironclad-brief" : "ironclad",
    files:
      options.files ??
      createFileStore({ id: "ironclad-files", baseUrl: () => `${options.baseUrl()}/_files`, now }),
    ownFiles: options.files === undefined,
    tick: () => {
      last = Math.max(last + 1, now().getTime());
      return last;
    },
    library: createLibrary(),
    designs: new Map(),
    deleted: [],
    launched: 0,
    webhooks: [],
    callbackUrl: undefined,
    grants: new Map(),
    jobs: new Map(),
    counted: { minute: 0, calls: new Map() },
    lastAttempt: undefined,
    moods: calm(),
  };
  resetWorld(world);
  return world;
};
