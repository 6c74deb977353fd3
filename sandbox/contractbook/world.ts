import { createFileStore } from "../kit/file-store.ts";
import type { FileStore } from "../kit/file-store.ts";
import type { HookSender } from "../kit/kit.ts";
import { createMicroClock } from "../kit/micro-clock.ts";
import type { TownEvent } from "../kit/town-event.ts";
import type { StoredDocument } from "./document.ts";
import { createLibrary } from "./library.ts";
import type { Library } from "./library.ts";
import { createTownTemplates } from "./town-templates.ts";
import type { Template } from "./template.ts";

/** `documented`: v3 as Contractbook documents it. `brief`: v1 as the article describes it. */
export type Dialect = "documented" | "brief";

/** How to make a Contractbook. */
export interface ContractbookOptions {
  readonly dialect: Dialect;
  readonly apiKey: string;
  /** The profile that the key belongs to. */
  readonly ownerEmail: string;
  readonly hooks: HookSender;
  /** Where hooks go; without it none are sent. */
  readonly callbackUrl?: string | undefined;
  /** Key of the brief's `X-Contractbook-Signature`. */
  readonly signingSecret?: string | undefined;
  /** With the version path, such as `http://127.0.0.1:9100/contractbook/v3`; no slash at the end. */
  readonly baseUrl: () => string;
  readonly templates?: readonly Template[] | undefined;
  readonly now: () => Date;
  readonly timeline?: ((event: TownEvent) => void) | undefined;
  /** Where signed PDFs are fetched; default: below `{baseUrl}/_files`. */
  readonly files?: FileStore | undefined;
}

/** Everything that a simulator knows. */
export interface World {
  readonly options: ContractbookOptions;
  readonly id: "contractbook" | "contractbook-brief";
  readonly files: FileStore;
  readonly ownFiles: boolean;
  readonly tick: () => number;
  library: Library;
  /** What a key of another workspace sees. */
  otherLibrary: Library;
  templates: Map<string, Template>;
  deleted: StoredDocument[];
  callbackUrl: string | undefined;
  isKeyRevoked: boolean;
  isPlanExhausted: boolean;
  /** How many times the PDF is "not ready" before it is. */
  pdfNotReadyTimes: number;
}

/** The world back at its beginning. */
export const resetWorld = (world: World): void => {
  world.library = createLibrary();
  world.otherLibrary = createLibrary();
  world.templates = new Map(
    (world.options.templates ?? createTownTemplates()).map((template) => [template.id, template]),
  );
  world.deleted = [];
  world.callbackUrl = world.options.callbackUrl;
  world.isKeyRevoked = false;
  world.isPlanExhausted = false;
  world.pdfNotReadyTimes = 1;
};

/** A fresh world. */
export const createWorld = (options: ContractbookOptions): World => {
  const { now } = options;
  const clock = createMicroClock(now);
  const world: World = {
    options,
    id: options.dialect === "brief" ? "contractbook-brief" : "contractbook",
    files:
      options.files ??
      createFileStore({ id: "contractbook-files", baseUrl: () => `${options.baseUrl()}/_files`, now }),
    ownFiles: options.files === undefined,
    tick: () => clock.tick(),
    library: createLibrary(),
    otherLibrary: createLibrary(),
    templates: new Map(),
    deleted: [],
    callbackUrl: undefined,
    isKeyRevoked: false,
    isPlanExhausted: false,
    pdfNotReadyTimes: 1,
  };
  resetWorld(world);
  return world;
};
