import type {
  ArchivedFile,
  Contract,
  Effect,
  Reference,
  RemoteId,
  StageRef,
  Wish,
} from "../domain/contract.ts";
import type { ErrorCode, Failure } from "../domain/errors.ts";
import type { Waiting } from "../domain/waiting.ts";
import type { RecordedCall } from "../http/http.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Documents, PlaybookFigures, TestSends, Vault, Versions } from "./configuration.ts";
import type { Changes } from "./change.ts";
import type { Cursor } from "./cursor.ts";
import type { AboutDeal, DeliveryLine, DeliveryLineFilter } from "./delivery-line.ts";
import type { HeldContracts, HoldRule } from "./held.ts";
import type { Persons } from "./person.ts";
import type { Figures } from "./figures.ts";
import type { Forgetting } from "./forgetting.ts";
import type { AccountScope } from "./delete-in-slices.ts";
import type { News, Place } from "./news.ts";
import type { Standing } from "./standings.ts";
import type { Turn, WakeFilter } from "./when-due.ts";
import type { NewTrailEntry, TrailEntry } from "./trail-entry.ts";

/**
 * All that is kept. Every method is one transaction unless called on the store that `transaction` hands out. A row is
 * named by its account and its id: another account's id is answered like one that does not exist.
 */
export interface Store {
  readonly deliveries: Deliveries;
  readonly contracts: Contracts;
  readonly catalogue: Catalogue;
  readonly figures: Figures;
  /** What is new since that place, of all accounts; without one, only where to go on from. */
  news(since?: Place): Promise<News>;
  standings(): Promise<readonly Standing[]>;
  readonly trail: Trail;
  readonly calls: Calls;
  readonly versions: Versions;
  readonly marks: Marks;
  readonly tokens: Tokens;
  readonly health: Health;
  readonly documents: Documents;
  readonly vault: Vault;
  readonly testSends: TestSends;
  readonly playbookFigures: PlaybookFigures;
  readonly changes: Changes;
  readonly persons: Persons;
  readonly forgetting: Forgetting;
  transaction<T>(run: (tx: Store) => Promise<T>): Promise<T>;
}

// ── deliveries ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface NewDelivery {
  readonly account: string;
  /** `kommo` or a vendor connection's id. */
  readonly connection: string;
  readonly receivedAt: Date;
  /** Lower-case names; no cookies, no authorization. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Delivery extends NewDelivery {
  /** uuid v7. */
  readonly id: string;
  readonly state: "waiting" | "sorted" | "ignored";
  /** Why it was ignored, or what it was about, in one sentence. */
  readonly reason?: string;
  /** Deals it led to. */
  readonly deals: readonly string[];
  readonly attempts: number;
  /** Who had it read once more, oldest first. */
  readonly replays: readonly Replay[];
}

/** Somebody had a delivery read once more. */
export interface Replay {
  /** A person's name, or that of the command line's user. */
  readonly by: string;
  /** ISO instant, UTC. */
  readonly at: string;
}

export interface Deliveries {
  /** Durable when it resolves. Concurrent calls may share one insert. */
  keep(delivery: NewDelivery): Promise<string>;
  /** Locks up to `limit` waiting ones whose time has come, oldest first. Only inside `transaction`. */
  claimWaiting(limit: number, now: Date): Promise<readonly Delivery[]>;
  settle(outcomes: readonly DeliveryOutcome[]): Promise<void>;
  /**
   * Deliveries of a connection that were seen to, by the key of their call: id by key, of those that are kept still. Only
   * inside `transaction`: until it ends, nobody else is told of this connection's.
   */
  seenCalls(
    account: string,
    connection: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  get(account: string, id: string): Promise<Delivery | undefined>;
  /** Newest first. */
  list(filter: DeliveryFilter): Promise<readonly Delivery[]>;
  /** The same without what is in them, of one account. Throws {@link CursorInvalid}. */
  lines(filter: DeliveryLineFilter): Promise<readonly DeliveryLine[]>;
  /** Deals that deliveries were about, with their contracts; those of which nothing is known are left out. */
  about(account: string, dealIds: readonly string[]): Promise<readonly AboutDeal[]>;
  /** Makes it wait to be sorted again, and keeps who asked for it. `false` = the account has no such delivery. */
  replay(account: string, id: string, asked: Replay): Promise<boolean>;
  /** Whose it is: for the command line, which serves every account of the installation. */
  accountOf(id: string): Promise<string | undefined>;
  deleteBefore(before: Date, accounts?: AccountScope): Promise<number>;
}

export interface DeliveryFilter {
  readonly account?: string;
  readonly limit: number;
  /** For paging: rows behind this one, see {@link cursorOf}. Throws {@link CursorInvalid}. */
  readonly after?: Cursor;
}

export interface DeliveryOutcome {
  readonly account: string;
  readonly id: string;
  readonly state: "waiting" | "sorted" | "ignored";
  readonly reason?: string;
  readonly deals?: readonly string[];
  /** For `waiting`: not before this instant. */
  readonly retryAt?: Date;
  /** For `sorted`: names the call, so that its repeats are known. Never set where something of it is left to do. */
  readonly callKey?: string;
}

// ── contracts ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A new row; version 1, entered by the trail entry. */
export type NewContract = Pick<
  Contract,
  | "account"
  | "playbook"
  | "configVersion"
  | "dealId"
  | "entry"
  | "trigger"
  | "connection"
  | "reference"
  | "effects"
> &
  ContractChange & {
    readonly at: Date;
    readonly trail: readonly NewTrailEntry[];
    /** When it is held for a person instead; absent = never. */
    readonly hold?: HoldRule;
  };

/** Columns that a write may change; `null` clears, absent leaves. */
export interface ContractChange {
  readonly status?: Contract["status"];
  readonly remoteId?: RemoteId;
  readonly connection?: string;
  readonly configVersion?: number;
  readonly about?: NonNullable<Contract["about"]>;
  readonly order?: NonNullable<Contract["order"]>;
  readonly remote?: NonNullable<Contract["remote"]>;
  /** Merged into the stored effects; `null` forgets one. */
  readonly effects?: Readonly<Record<string, Effect | null>>;
  readonly rounds?: Contract["rounds"];
  readonly wishes?: readonly Wish[];
  readonly failure?: Failure | null;
  readonly waiting?: Waiting | null;
  readonly missingSince?: Date | null;
  readonly attempts?: number;
  readonly placed?: StageRef;
  readonly leftStageAt?: Date | null;
  readonly archive?: readonly ArchivedFile[];
  readonly dueAt?: Date | null;
  readonly expiresAt?: Date | null;
  readonly sentAt?: Date;
  readonly endedAt?: Date | null;
}

export interface ContractWrite {
  readonly account: string;
  readonly id: string;
  /** The version that was seen; a newer row makes `record` answer `stale`. */
  readonly version: number;
  readonly at: Date;
  readonly change: ContractChange;
  readonly trail: readonly NewTrailEntry[];
}

export interface Contracts extends HeldContracts {
  /** Unique on account + deal + playbook + entry: the second caller gets the first one's row and `fresh: false`. */
  plan(contract: NewContract): Promise<{ readonly contract: Contract; readonly fresh: boolean }>;
  /** The conditional write of the row and its trail, both or none. Resolves to the row's new version. */
  record(write: ContractWrite): Promise<number | "stale">;
  get(account: string, id: string): Promise<Contract | undefined>;
  byReference(account: string, reference: string): Promise<Contract | undefined>;
  /** Whose it is: for the command line, which serves every account of the installation. */
  accountOf(reference: string): Promise<string | undefined>;
  /** Newest entry last. */
  ofDeal(account: string, dealId: string): Promise<readonly Contract[]>;
  byRemoteIds(account: string, connection: string, ids: readonly string[]): Promise<readonly Contract[]>;
  /** Which of these deals have a contract, or are being looked at right now and may have one in a moment. */
  knownDeals(account: string, dealIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Open (drafted or sent) contracts of a connection, for reconciliation. */
  open(account: string, connection: string): Promise<readonly Pick<Contract, "id" | "dealId" | "remoteId">[]>;
  /** Takes rows that are due: their `dueAt` moves to `guardUntil`, so that a crash brings them back. */
  claimDue(
    now: Date,
    guardUntil: Date,
    limit: number,
  ): Promise<readonly Pick<Contract, "account" | "dealId">[]>;
  /** Makes each of these due at a place of its own, unless it is so sooner: one every `everyMs`, those that are due first in front. */
  dueInTurn(account: string, ids: readonly string[], turn: Turn): Promise<void>;
  /**
   * Appends a wish, says so in the trail, and makes the contract due; one of the same kind that waits already is enough.
   * `false` = the account has no such contract.
   */
  wish(account: string, id: string, wish: Wish): Promise<boolean>;
  /** Newest first. */
  list(filter: ContractFilter): Promise<readonly Contract[]>;
  /** Connections (or `kommo`) for which contracts of the account wait, each with how many. */
  waiting(account: string): Promise<ReadonlyMap<string, number>>;
  /** The same with the reasons, of one account or all: for people. */
  waitingGroups(account?: string): Promise<readonly WaitingGroup[]>;
  /** Makes those due that wait for the connection and would not be looked at soon anyway. Resolves to how many. */
  wake(who: WakeFilter): Promise<number>;
  /** Some open contracts that stand at the vendor, newest first. */
  sample(filter: SampleFilter): Promise<readonly SampledContract[]>;
  /** Some contracts that are over and that the vendor should still show, newest first. */
  sampleOver(filter: SampleOverFilter): Promise<readonly SampledContract[]>;
  counts(account?: string): Promise<Readonly<Record<string, number>>>;
}

export interface SampleFilter {
  readonly account: string;
  readonly connection: string;
  /** Those that the vendor said it does not have, or the others. */
  readonly missing: boolean;
  /** Only those planned before this instant. */
  readonly before: Date;
  readonly limit: number;
}

export type SampleOverFilter = Omit<SampleFilter, "missing"> & {
  /** Does the vendor still show what we took back? Not where that means to delete it. */
  readonly keepsWithdrawn: boolean;
};

/** How many contracts wait for a connection (or `kommo`, `archive`), and why. */
export interface WaitingGroup {
  readonly account: string;
  readonly connection: string;
  readonly code: ErrorCode;
  readonly count: number;
}

export type SampledContract = Pick<Contract, "id" | "missingSince"> & {
  readonly remoteId: RemoteId;
};

export interface ContractFilter {
  readonly account?: string;
  /** A status; `failed` for those that need attention, `waiting` for those that wait for a connection. */
  readonly status?: string;
  readonly limit: number;
  /** For paging: rows behind this one, see {@link cursorOf}. Throws {@link CursorInvalid}. */
  readonly after?: Cursor;
}

// ── trail, calls ──────────────────────────────────────────────────────────────────────────────────────────────────

/** An entry together with what a reader needs to know about its contract. */
export interface ToldEntry extends TrailEntry {
  /** Rises with each entry of the whole trail; a number as text. */
  readonly id: string;
  readonly account: string;
  readonly reference: Reference;
  readonly dealId: string;
  /** As the deal was called when the contract was planned or filled in. */
  readonly dealName?: string;
  readonly connection: string;
  readonly trigger: StageRef;
}

/** Append-only. */
export interface Trail {
  of(account: string, contract: string): Promise<readonly TrailEntry[]>;
  /** Writes down what changes nothing in the contract's row. An account's own contracts only. */
  note(account: string, contract: string, at: Date, entry: NewTrailEntry): Promise<void>;
  /**
   * Entries of all contracts after the one with this id, oldest first; `"0"` = from the beginning. Ids are given before
   * the transaction commits, so one that commits late appears behind the newest: readers look back a little.
   */
  since(id: string, limit: number): Promise<readonly ToldEntry[]>;
  /** The newest id given so far; `"0"` = none. */
  newest(): Promise<string>;
}

/** What a connection has been doing. */
export interface Pulse {
  /** Calls of ours. */
  readonly calls: number;
  /** The newest of them. */
  readonly lastCallAt?: Date;
  readonly lastDeliveryAt?: Date;
  /** Why nobody calls it but to try, now and then, whether that is over. */
  readonly blocked?: string;
}

export interface Calls {
  append(calls: readonly RecordedCall[]): Promise<void>;
  /** The newest ones, oldest first. */
  of(account: string, contract: string, limit: number): Promise<readonly RecordedCall[]>;
  /** How busy connections are, by their names, in one question. `since`: meant for moments, not for days. */
  pulse(
    account: string,
    connections: readonly { readonly connection: string; readonly limitKey: string }[],
    since: Date,
  ): Promise<ReadonlyMap<string, Pulse>>;
  deleteBefore(before: Date, accounts?: AccountScope): Promise<number>;
}

// ── small nouns ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Watermarks of reconciliation: `events`, `changed:{connection}`. */
export interface Marks {
  get(account: string, name: string): Promise<Date | undefined>;
  set(account: string, name: string, at: Date): Promise<void>;
  /**
   * Sets the mark to `at` if it is absent or not after `before`; `true` for the one caller that did. A mark further
   * ahead of `at` than `before` is behind was set by a clock that has been put back since: it counts as absent.
   */
  claim(account: string, name: string, before: Date, at: Date): Promise<boolean>;
}

export interface StoredToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

export interface Tokens {
  get(account: string, connection: string): Promise<StoredToken | undefined>;
  /** When each of the account's tokens dies, by the name under which it is kept; each is renewed before that. */
  ends(account: string): Promise<ReadonlyMap<string, Date>>;
  /**
   * Single flight across all workers: locks the row, hands over what is stored, stores what `refresh` returns before
   * anyone sees it. `refresh` is not called when another worker has just stored a token newer than `seen`.
   */
  refresh(
    account: string,
    connection: string,
    seen: StoredToken | undefined,
    refresh: (stored: StoredToken | undefined) => Promise<StoredToken>,
  ): Promise<StoredToken>;
  /** What stands there was given by somebody else than is asked now. */
  forget(account: string, connection: string): Promise<void>;
}

/** Is a connection well? One row per account + connection. */
export interface Health {
  good(account: string, connection: string, at: Date): Promise<void>;
  bad(
    account: string,
    connection: string,
    at: Date,
    failure: { readonly code: string; readonly detail: string },
  ): Promise<void>;
  list(account?: string): Promise<readonly ConnectionHealth[]>;
  /** What was removed from the configuration is neither well nor ill. */
  forget(account: string, connection: string): Promise<void>;
}

export interface ConnectionHealth {
  readonly account: string;
  readonly connection: string;
  readonly state: "good" | "bad";
  readonly code?: string;
  readonly detail?: string;
  /** Since when it has been in this state. */
  readonly since: Date;
  readonly lastAt: Date;
}

/** A reference's brand is given here, at its birth from the database or from `newReference`. */
export type { Reference };

export type { NewTrailEntry, TrailEntry };
