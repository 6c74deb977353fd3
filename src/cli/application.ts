import type { Config } from "../config/config.ts";
import type { ContractOrder } from "../domain/order.ts";
import type { Finding } from "../providers/provider.ts";
import type { Jobs } from "../jobs/jobs.ts";
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
  readonly config: Config;
  /** Watched and taken over when it changes; absent = the configuration stays as it is (demo). */
  readonly configFile?: string;
  readonly role: "all" | "web" | "worker";
  /** Structured log lines go to standard error, to somebody who tells them otherwise, or nowhere (`quiet`, demo). */
  readonly log: "lines" | "quiet" | LogReader;
  /** The time as the service sees it; default: the machine's clock. The demo's runs ahead. */
  readonly now?: () => Date;
}

/** Takes log lines, each one a JSON object as text. */
export interface LogReader {
  write(line: string): void;
}

/** A service under way. */
export interface Running {
  /** Where it listens: `http://127.0.0.1:8080`; absent for a pure worker. */
  readonly url?: string;
  readonly store: Store;
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
  /** Why nothing would be sent: conditions, stage, an earlier contract; absent = it would be. */
  readonly held?: string;
  readonly vendor?: string;
  readonly order?: ContractOrder;
  readonly problems: readonly { readonly what: string; readonly text: string }[];
  /** What would follow, one sentence each. */
  readonly effects: readonly string[];
  /** What the playbook sets and this dialect cannot carry, and what happens instead; one sentence each. */
  readonly warnings: readonly string[];
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

/** All that the command line needs of the rest of the house; built where all rooms meet. */
export interface Application {
  readonly openDesk: (place: DataPlace) => Promise<Desk>;
  /** Writes the whole database into a file. */
  readonly backup: (place: DataPlace, path: string, told: BackupTold) => Promise<BackupResult>;
  /** Takes such a file into an empty database, all or nothing. */
  readonly restore: (place: DataPlace, request: RestoreRequest, told: BackupTold) => Promise<BackupResult>;
  readonly serve: (request: ServeRequest) => Promise<Running>;
  /** Looks at every connection, template, field and stage of the file; nothing is changed. */
  readonly inspect: (config: Config, place: DataPlace) => AsyncIterable<Inspection>;
  /** Fills contracts without sending anything. */
  readonly preview: (
    config: Config,
    place: DataPlace,
    ask: { readonly account: string; readonly dealId: string; readonly playbook?: string },
  ) => Promise<readonly Preview[]>;
  /** Reads Kommo's subscriptions; `subscribe` adds what is missing. */
  readonly hooks: (config: Config, place: DataPlace, subscribe: boolean) => Promise<readonly KommoHook[]>;
}
