import type { JsonObject } from "../domain/json.ts";
import type { ContractOrder } from "../domain/order.ts";

/** Who changed what, and when. */
export interface DocumentVersion {
  /** From 1, by account. */
  readonly version: number;
  readonly at: Date;
  /** `person:NAME`. */
  readonly by: string;
  readonly note?: string;
}

/** An account's part of the configuration, or (`*`) the installation's, as it was in one version. Holds no credentials. */
export interface StoredDocument extends DocumentVersion {
  readonly account: string;
  readonly document: JsonObject;
}

/** `undefined` = it did not exist in that version. */
export interface PlaybookVersion extends DocumentVersion {
  readonly playbook?: JsonObject;
}

export interface SecretName {
  /** `kommo`, a connection's id, `archive`. */
  readonly connection: string;
  /** Path inside it: `apiKey`, `oauth.clientSecret`. */
  readonly key: string;
}

export interface DocumentChange {
  readonly account: string;
  /** The version that was changed; 0 = there was none. */
  readonly seen: number;
  readonly document: JsonObject;
  /** Kept with it; `undefined` forgets one. */
  readonly secrets: readonly (SecretName & { readonly value: string | undefined })[];
  readonly at: Date;
  readonly by: string;
  readonly note?: string;
  /** What it was about: `playbooks/ID`, `connections/ID`. */
  readonly about?: string;
}

/** The configuration where no file rules: append-only, version by version. */
export interface Documents {
  /** The newest version of every account, `*` among them. */
  newest(): Promise<readonly StoredDocument[]>;
  /** A version, or the newest one. */
  of(account: string, version?: number): Promise<StoredDocument | undefined>;
  /** Another text after every save, of whatever account. Cheap. */
  revision(): Promise<string>;
  /** The versions in which this playbook changed, newest first. */
  history(account: string, playbook: string, limit: number): Promise<readonly PlaybookVersion[]>;
  /** Up to this version: the one that changed each playbook last, by its id. */
  lastChanges(account: string, version: number): Promise<ReadonlyMap<string, DocumentVersion>>;
  /** Document and credentials, both or none; others are woken. `stale` = a newer version than `seen` exists. */
  save(change: DocumentChange): Promise<number | "stale">;
}

/** Versions of an account's playbooks: plain data without secrets. */
export interface Versions {
  /** The number of this very content: the newest one's if equal, else a new one. */
  keep(account: string, playbooks: JsonObject, at: Date): Promise<number>;
  get(account: string, version: number): Promise<JsonObject | undefined>;
  /** The versions in which this playbook changed, newest first; `by` is whoever wrote the file. */
  history(account: string, playbook: string, limit: number): Promise<readonly PlaybookVersion[]>;
  /** The version that changed each playbook last, by its id. */
  lastChanges(account: string): Promise<ReadonlyMap<string, DocumentVersion>>;
  /** `undefined` = none was kept yet. */
  newest(account: string): Promise<{ readonly version: number; readonly playbooks: JsonObject } | undefined>;
}

/** Credentials that were entered here; encrypted, written together with their document. */
export interface Vault {
  /** By name (`contracts/apiKey`). Throws `configuration_invalid` where they were written with another key. */
  of(account: string): Promise<ReadonlyMap<string, string>>;
  /** Does anything here need a key to be read? */
  isBegun(): Promise<boolean>;
  /**
   * Must be called before anything is kept; OAuth tokens that an older version left in clear are encrypted. Throws
   * `configuration_invalid` where others use another key.
   */
  begin(): Promise<void>;
  /** What cookies are signed and second factors encrypted with, newest first; the same in every process, whatever key it stands under. */
  signInSeals(): Promise<readonly string[]>;
  /** A new one in front. What was signed before is nobody's; what was encrypted before can be read. */
  renewSignInSeals(): Promise<void>;
}

/** How the contracts of playbooks stand. */
export interface PlaybookFigures {
  /** Of those that were planned since then: how many, by playbook and by status (`failed` = needs a person). */
  since(account: string, since: Date): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
  /** How many of a playbook's contracts are not over. */
  underWay(account: string, playbook: string): Promise<number>;
}

/** A contract that somebody sent to themselves to see how it looks. */
export interface TestSend {
  readonly account: string;
  /** Names the wish: who repeats it repeats nothing. */
  readonly key: string;
  readonly reference: string;
  readonly order: ContractOrder;
  readonly connection: string;
  /** `stopped`: it failed and may be tried again under the same key, after a look. */
  readonly state: "started" | "created" | "done" | "stopped";
  /** What the vendor gave us to find it by. */
  readonly mark?: string;
  readonly result?: JsonObject;
  readonly by: string;
  readonly at: Date;
}

export interface TestSends {
  /**
   * `isOurs`: nobody else is at it. `isFresh`: nothing was done under this key so far; else look before anything is
   * repeated. What was begun is kept as it was, whatever is asked for now.
   */
  begin(
    send: Pick<TestSend, "account" | "key" | "reference" | "order" | "connection" | "by" | "at">,
  ): Promise<{ readonly send: TestSend; readonly isOurs: boolean; readonly isFresh: boolean }>;
  note(
    account: string,
    key: string,
    change: Partial<Pick<TestSend, "state" | "mark" | "result">>,
  ): Promise<void>;
}
