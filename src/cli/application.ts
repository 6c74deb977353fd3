import type { SandboxDesk } from "../api/sandbox/sandbox-desk.ts";
import type { Config } from "../config/config.ts";
import type { LoadResult } from "../config/load-config.ts";
import type { ArchivedFile, Contract, shownStatus } from "../domain/contract.ts";
import type { ContractOrder } from "../domain/order.ts";
import type { Finding } from "../providers/provider.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { FilePlace } from "../store/person-file.ts";
import type { Store } from "../store/store.ts";

/** Where contracts are kept: a PostgreSQL, or the embedded one under the data directory. */
export interface DataPlace {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/** An operator's place at the database, whether or not a service is running. */
export interface Desk {
  readonly store: Store;
  readonly jobs: Pick<Jobs, "enqueue">;
  /**
   * Lets calls of a connection (`kommo`) go again; resolves, once every worker knows, to why they were stopped.
   * `undefined` = they were not.
   */
  liftBlock(account: string, connection: string): Promise<string | undefined>;
  /** Is a service running that does what is asked for here? `unknown` on a PostgreSQL of its own. */
  readonly served: "yes" | "no" | "unknown";
  close(): Promise<void>;
}

export interface ServeRequest extends DataPlace {
  /** Of the file that rules; absent = the database rules, and the console is its editor. */
  readonly config?: Config;
  /** Watched and taken over when it changes; absent = the configuration stays as it is. */
  readonly configFile?: string;
  /** Where the database rules: put into it, if it has no configuration yet (demo). */
  readonly seed?: Config;
  /** Win over the configuration's. A pure worker has a port only if it is named here: for health and metrics alone. */
  readonly port?: number;
  readonly host?: string;
  readonly role: "all" | "web" | "worker";
  /** Structured log lines go to standard error, to somebody who tells them otherwise, or nowhere (`quiet`, demo). */
  readonly log: "lines" | "quiet" | LogReader;
  /** The time as the service sees it; default: the machine's clock. The demo's runs ahead. */
  readonly now?: () => Date;
  /** Everybody is invented: whoever holds the first link becomes owner by one click. */
  readonly isDemo?: true;
  /** Where the demo's visitor plays. */
  readonly sandbox?: SandboxDesk;
  /** How often hooks that never came are looked for; default 5 minutes. */
  readonly reconcileMs?: number;
}

/** Takes log lines, each one a JSON object as text. */
export interface LogReader {
  write(line: string): void;
}

/** A service under way. */
export interface Running {
  /** Where it listens: `http://127.0.0.1:8080`; absent for a pure worker that was given no port. */
  readonly url?: string;
  /** While nobody owns the installation: where somebody becomes its owner, once, within 24 hours. */
  readonly ownerLink?: string;
  /** Has somebody become owner of the installation? */
  isOwned(): Promise<boolean>;
  readonly store: Store;
  /** What was in force when it started. */
  readonly config: Config;
  /** Ends what is under way, then everything else. */
  stop(): Promise<void>;
}

/** What `check` found about one thing of an account: a connection, template, field or stage. */
export interface Inspection extends Finding {
  readonly account: string;
  /** `kommo`, a connection's id or `playbook won-agreement`. */
  readonly about: string;
}

/** The dry run of one playbook for one deal. */
export interface Preview {
  readonly playbook: string;
  /** Would it go out: now, when the deal enters the stage (`later`), not again (`covered`), or not at all? */
  readonly outlook: "now" | "later" | "covered" | "never";
  /** Why nothing would be sent now: conditions, stage, an earlier contract; absent = it would be. */
  readonly held?: string;
  /** When it would be, one sentence. */
  readonly next?: string;
  /** The deal's newest contract by this playbook. */
  readonly last?: { readonly reference: string; readonly status: ReturnType<typeof shownStatus> };
  readonly vendor?: string;
  readonly connection?: string;
  /** What the contract costs at the vendor, one sentence. */
  readonly cost?: string;
  readonly order?: ContractOrder;
  readonly problems: readonly { readonly what: string; readonly text: string }[];
  /** What would follow, one sentence each. */
  readonly effects: readonly string[];
  /** What the playbook sets and this dialect cannot carry, and what happens instead; one sentence each. */
  readonly warnings: readonly string[];
}

/** A vendor connection's address, and how it comes to be called. */
export interface VendorHook {
  readonly account: string;
  readonly connection: string;
  readonly vendor: string;
  /** Without its secret. */
  readonly shown: string;
  /** Can it be set up by API? Else by hand at the vendor. */
  readonly byApi: boolean;
  /** What setting it up came to; empty where it was not asked for. */
  readonly findings: readonly Finding[];
}

/** Address that Kommo should call, and whether it does. The secret is not in `shown`. */
export interface KommoHook {
  readonly account: string;
  readonly shown: string;
  readonly subscribed: boolean;
  readonly events: readonly string[];
}

/** Hears, table by table, how many rows of how many a backup has come to. */
export type BackupTold = (progress: {
  readonly table: string;
  readonly done: number;
  readonly total: number;
}) => void;

export interface BackupResult {
  /** ISO instant. */
  readonly takenAt: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Size of the file. */
  readonly bytes: number;
}

export interface RestoreRequest {
  readonly path: string;
  /** Since when entries into a trigger stage count; `backup` = nothing ran since it was taken, and all are made up for. */
  readonly entriesSince: Date | "backup";
}

export interface RotationAsk {
  /** Every process reads the data directory's key file, also where the database is a server of its own. */
  readonly isFileShared: boolean;
  /** Somebody else may know the old key: everybody signs in anew. */
  readonly isLeaked: boolean;
  /** Once all is encrypted with the newest key: takes the others out of the file. */
  readonly dropsOld: boolean;
}

export interface Rotation {
  /** Credentials and tokens that were encrypted with the newest key now. */
  readonly resealed: number;
  /** A key was made; it stands first in the file. */
  readonly isNewKey: boolean;
  /** Keys that are still given: the newest, and those that only read. */
  readonly keys: number;
  /** Where they stand. */
  readonly file?: string;
  /** Sessions that ended, where the key was known to others. */
  readonly endedSessions?: number;
}

/** Who should call us, and whether they do. */
export interface Hooks {
  readonly kommo: readonly KommoHook[];
  readonly vendors: readonly VendorHook[];
}

export interface ConsentAsk {
  /** Absent = the file's only account. */
  readonly account?: string;
  readonly connection: string;
}

/** A grant under way. */
export interface OpenConsent {
  readonly vendor: string;
  /** What the person does at the vendor, one sentence each. */
  readonly steps: readonly string[];
  /** Trades the code that the person brought back. */
  redeem(code: string): Promise<Finding>;
  close(): Promise<void>;
}

/** All that the command line needs of the rest of the house; built where all rooms meet. */
export interface Application {
  readonly openDesk: (place: DataPlace) => Promise<Desk>;
  /** Writes the whole database into a file. */
  readonly backup: (place: DataPlace, path: string, told: BackupTold) => Promise<BackupResult>;
  /** Takes such a file into an empty database, all or nothing. */
  readonly restore: (place: DataPlace, request: RestoreRequest, told: BackupTold) => Promise<BackupResult>;
  readonly serve: (request: ServeRequest) => Promise<Running>;
  /** Makes a link that lets its holder become owner of the installation, once, within 24 hours. */
  readonly ownerLink: (place: DataPlace, base: string) => Promise<string>;
  /** Encrypts everything that is stored secretly with the newest key. Throws UsageError where there is only one, and none can be made. */
  readonly rotateKey: (place: DataPlace, ask: RotationAsk) => Promise<Rotation>;
  /** The configuration that is kept in the database. Throws UsageError where there is no installation. */
  readonly storedConfig: (place: DataPlace) => Promise<LoadResult>;
  /** Looks at every connection, template, field and stage of the file; nothing is changed. */
  readonly inspect: (config: Config, place: DataPlace) => AsyncIterable<Inspection>;
  /** Fills contracts without sending anything. */
  readonly preview: (
    config: Config,
    place: DataPlace,
    ask: { readonly account: string; readonly dealId: string; readonly playbook?: string },
  ) => Promise<readonly Preview[]>;
  /** Reads Kommo's subscriptions and names the vendors' addresses; `subscribe` adds what is missing. */
  readonly hooks: (config: Config, place: DataPlace, subscribe: boolean) => Promise<Hooks>;
  /** Writes archived files into a folder, each under its contract's reference, one whenever it is asked for. */
  readonly filesInto: (
    config: Config,
    directory: string,
  ) => (contract: Contract, file: ArchivedFile) => Promise<FilePlace>;
  /** Opens a connection that a person must let us into. Throws UsageError where there is none, or nobody has to. */
  readonly consent: (config: Config, place: DataPlace, ask: ConsentAsk) => Promise<OpenConsent>;
}
