import { createIds } from "./ids.ts";
import type { Ids } from "./ids.ts";
import type { HookSender } from "../kit/kit.ts";
import type { TownEvent } from "../kit/town-event.ts";
import { createCallLimit } from "./call-limit.ts";
import type { CallLimit } from "./call-limit.ts";
import type { StoredRequest } from "./stored-request.ts";
import type { Template } from "./template.ts";
import { createTokenBook } from "./tokens.ts";
import type { TokenBook } from "./tokens.ts";
import { createPartIds, createTownTemplates } from "./town-templates.ts";
import type { PartIds } from "./town-templates.ts";
import type { Webhook } from "./webhook.ts";

/** `documented`: v1 as Zoho documents it. `brief`: v1 as the article describes it. */
export type Dialect = "documented" | "brief";

/** How to make a Zoho Sign. */
export interface ZohoSignOptions {
  readonly dialect: Dialect;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** A code of the API console that waits to be redeemed. */
  readonly grantCode: string;
  /** Key of the signatures of the webhook that people made by hand. */
  readonly signingSecret: string;
  readonly hooks: HookSender;
  /** The host of API and accounts service, such as `http://127.0.0.1:9100/zoho-sign`; no slash at the end. */
  readonly hostUrl: () => string;
  readonly now: () => Date;
  readonly timeline?: ((event: TownEvent) => void) | undefined;
}

/** How hooks are spelt; the defaults first. */
export interface Spelling {
  /** Ids in hook bodies: the vendor's own types say text, its "Test URL" sends numbers. */
  ids: "string" | "number";
  hasTimestamp: boolean;
  isSigned: boolean;
  /** Of the brief alone: `RequestCompleted` or `document.completed`, under `operation` or `operation_type`. */
  events: "camel" | "dotted";
  key: "operation" | "operation_type";
}

/** Everything that a simulator knows. */
export interface World {
  readonly options: ZohoSignOptions;
  readonly id: "zoho-sign" | "zoho-sign-brief";
  readonly requestIds: Ids;
  readonly webhookIds: Ids;
  readonly limit: CallLimit;
  parts: PartIds;
  tokens: TokenBook;
  requests: Map<string, StoredRequest>;
  /** What the tokens of another organization see. */
  otherRequests: Map<string, StoredRequest>;
  templates: Map<string, Template>;
  webhooks: Webhook[];
  spelling: Spelling;
  /** `null` = more than anybody needs. An envelope costs five. */
  creditsLeft: number | null;
  creditsUsed: number;
  /** HTTP status of "Access Denied" at the token endpoint; both have been seen. */
  denialStatus: 200 | 400;
  /** The account lives in another data centre. */
  isElsewhere: boolean;
  /** How many times the signed copy is "not ready" before it is. */
  pdfNotReadyTimes: number;
  /** Whether `search_columns` compares whole texts; the vendor does not say. */
  isSearchExact: boolean;
  /** How many of the next list calls still miss what was created since. */
  blindLists: number;
  blindSince: number;
  /** Whether requests show the pseudo-recipient "Prefill by you". */
  showsPrefiller: boolean;
}

/** The world back at its beginning. */
export const resetWorld = (world: World): void => {
  const { options } = world;
  world.parts = createPartIds();
  world.tokens = createTokenBook(options, options.now);
  world.requests = new Map();
  world.otherRequests = new Map();
  world.templates = new Map(createTownTemplates(world.parts).map((template) => [template.id, template]));
  world.webhooks = [];
  world.spelling = {
    ids: "string",
    hasTimestamp: false,
    isSigned: true,
    events: "camel",
    key: "operation",
  };
  world.creditsLeft = null;
  world.creditsUsed = 0;
  world.denialStatus = 200;
  world.isElsewhere = false;
  world.pdfNotReadyTimes = 0;
  world.isSearchExact = false;
  world.blindLists = 0;
  world.blindSince = 0;
  world.showsPrefiller = false;
  world.limit.set(null);
};

/** A fresh world. */
export const createWorld = (options: ZohoSignOptions): World => {
  const parts = createPartIds();
  const world: World = {
    options,
    id: options.dialect === "brief" ? "zoho-sign-brief" : "zoho-sign",
    requestIds: createIds(389415000000012001n),
    webhookIds: createIds(389415000000092001n),
    limit: createCallLimit(),
    parts,
    tokens: createTokenBook(options, options.now),
    requests: new Map(),
    otherRequests: new Map(),
    templates: new Map(),
    webhooks: [],
    spelling: { ids: "string", hasTimestamp: false, isSigned: true, events: "camel", key: "operation" },
    creditsLeft: null,
    creditsUsed: 0,
    denialStatus: 200,
    isElsewhere: false,
    pdfNotReadyTimes: 0,
    isSearchExact: false,
    blindLists: 0,
    blindSince: 0,
    showsPrefiller: false,
  };
  resetWorld(world);
  return world;
};

/** Milliseconds since 1970. */
export const nowMs = (world: World): number => world.options.now().getTime();

/** The member of the organization whose consent the tokens carry. */
export const OWNER = {
  id: "389415000000000103",
  email: "ada.owner@example.com",
  firstName: "Ada",
  lastName: "Owner",
} as const;
