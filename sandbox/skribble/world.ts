import type { HookSender } from "../kit/kit.ts";
import type { TownEvent } from "../kit/town-event.ts";
import type { BriefRequest } from "./brief-request.ts";
import type { SignatureRequest, StoredDocument } from "./signature-request.ts";
import { createTokenDesk } from "./token-desk.ts";
import type { TokenDesk } from "./token-desk.ts";

/** Which of the two ways of speaking. */
export type Dialect = "documented" | "brief";

/** The one business of the sandbox. */
export const BUSINESS = "biz-42b4c2fb9ee947778ba70bc0698c78f7";

/** How to make a Skribble that speaks as documented, or one that speaks as the article. */
export type SkribbleOptions = {
  readonly hooks: HookSender;
  readonly now: () => Date;
  readonly timeline?: ((event: TownEvent) => void) | undefined;
  /** The brief's hooks go here; the documented dialect has addresses of each request instead. */
  readonly callbackUrl?: string | undefined;
} & (
  | {
      readonly dialect: "documented";
      readonly username: string;
      readonly apiKey: string;
      readonly demoUsername: string;
      readonly demoApiKey: string;
    }
  | { readonly dialect: "brief"; readonly apiKey: string }
);

/** Settings that control actions change. */
export interface Settings {
  /** Status of a call whose token is no good, and of a login that fails (400 instead of 401). */
  authStatus: 401 | 403;
  isLoginJson: boolean;
  isKeyRevoked: boolean;
  hasExpiry: boolean;
  hasReport: boolean;
  /** How many times the content of each document is "locked" before it is there. */
  pdfNotReadyTimes: number;
  /** `null` = the vendor publishes no figures, and none are kept. */
  loginsPerMinute: number | null;
  callsPerMinute: number | null;
  callbackUrl: string | undefined;
}

/** Everything that a simulator knows. */
export interface World {
  readonly id: "skribble" | "skribble-brief";
  readonly options: SkribbleOptions;
  readonly tokens: TokenDesk;
  settings: Settings;
  requests: Map<string, SignatureRequest>;
  documents: Map<string, StoredDocument>;
  briefRequests: Map<string, BriefRequest>;
  /** Addresses of people with an account at the vendor, in small letters. */
  accounts: Set<string>;
  /** When calls and logins came, for the limits; in milliseconds. */
  calls: number[];
  logins: number[];
}

const settingsOf = ({ callbackUrl }: SkribbleOptions): Settings => ({
  authStatus: 401,
  isLoginJson: false,
  isKeyRevoked: false,
  hasExpiry: true,
  hasReport: true,
  pdfNotReadyTimes: 0,
  loginsPerMinute: null,
  callsPerMinute: null,
  callbackUrl,
});

/** The world back at its beginning. */
export const resetWorld = (world: World): void => {
  world.settings = settingsOf(world.options);
  world.tokens.clear();
  world.requests = new Map();
  world.documents = new Map();
  world.briefRequests = new Map();
  world.accounts = new Set(["ada.owner@example.com"]);
  world.calls = [];
  world.logins = [];
};

/** A fresh world. */
export const createWorld = (options: SkribbleOptions): World => {
  const world: World = {
    id: options.dialect === "brief" ? "skribble-brief" : "skribble",
    options,
    tokens: createTokenDesk(options.now),
    settings: settingsOf(options),
    requests: new Map(),
    documents: new Map(),
    briefRequests: new Map(),
    accounts: new Set(),
    calls: [],
    logins: [],
  };
  resetWorld(world);
  return world;
};
