import { flagOf, onlyKeys, optionalWholeOf, own } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { optionalWordOf } from "./control-input.ts";
import type { World } from "./world.ts";

/** A limit: a whole number, or `null` for none. */
const limitOf = (input: Input, key: string): number | null =>
  own(input, key) === null ? null : (optionalWholeOf(input, key, 0) ?? null);

const optionalFlagOf = (input: Input, key: string): boolean | undefined =>
  own(input, key) === undefined ? undefined : flagOf(input, key);

/** Control actions that change how the vendor behaves rather than what happens to a request. */
export const SETTINGS: Readonly<Record<string, (world: World, input: Input) => unknown>> = {
  /** `{ notReadyTimes }` */
  setPdf: (world, input) => {
    onlyKeys(input, ["notReadyTimes"]);
    world.pdfNotReadyTimes = optionalWholeOf(input, "notReadyTimes", 0) ?? 0;
  },
  /** `{ left }`: a number of credits, or `null` for more than anybody needs. */
  setCredits: (world, input) => {
    onlyKeys(input, ["left"]);
    world.creditsLeft = limitOf(input, "left");
  },
  /** `{ perMinute, status? }`: calls per endpoint; `null` = no limit. */
  setLimits: (world, input) => {
    onlyKeys(input, ["perMinute", "status"]);
    world.limit.set(limitOf(input, "perMinute"), optionalWordOf(input, "status", [400, 429]));
  },
  /** `{ perTenMinutes?, denialStatus? }`: access tokens per refresh token. */
  setTokens: (world, input) => {
    onlyKeys(input, ["perTenMinutes", "denialStatus"]);
    if (own(input, "perTenMinutes") !== undefined) world.tokens.limit = limitOf(input, "perTenMinutes");
    world.denialStatus = optionalWordOf(input, "denialStatus", [200, 400]) ?? world.denialStatus;
  },
  /** `{ exact }` */
  setSearch: (world, input) => {
    onlyKeys(input, ["exact"]);
    world.isSearchExact = flagOf(input, "exact");
  },
  /** `{ calls }`: how many of the next list calls miss what is created from now on. */
  setListLag: (world, input) => {
    onlyKeys(input, ["calls"]);
    world.blindLists = optionalWholeOf(input, "calls", 0) ?? 0;
    world.blindSince = [...world.requests.values()].filter(({ isDeleted }) => !isDeleted).length;
  },
  /** `{ ids?, timestamp?, signed?, events?, key? }` */
  setHooks: (world, input) => {
    onlyKeys(input, ["ids", "timestamp", "signed", "events", "key"]);
    const { spelling } = world;
    spelling.ids = optionalWordOf(input, "ids", ["string", "number"]) ?? spelling.ids;
    spelling.events = optionalWordOf(input, "events", ["camel", "dotted"]) ?? spelling.events;
    spelling.key = optionalWordOf(input, "key", ["operation", "operation_type"]) ?? spelling.key;
    spelling.hasTimestamp = optionalFlagOf(input, "timestamp") ?? spelling.hasTimestamp;
    spelling.isSigned = optionalFlagOf(input, "signed") ?? spelling.isSigned;
  },
  /** `{ on }`: whether requests show "Prefill by you" among their recipients. */
  setPrefiller: (world, input) => {
    onlyKeys(input, ["on"]);
    world.showsPrefiller = flagOf(input, "on");
  },
  /** `{ on }`: the account lives in another data centre than the one that is asked. */
  setElsewhere: (world, input) => {
    onlyKeys(input, ["on"]);
    world.isElsewhere = flagOf(input, "on");
  },
};
