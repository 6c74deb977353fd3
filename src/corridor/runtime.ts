import type { Capabilities } from "../domain/capabilities.ts";
import type { CountersignError, ErrorCode } from "../domain/errors.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Crm } from "../crm/crm.ts";
import type { Account } from "../providers/provider.ts";
import type { ArchivedFile } from "../domain/contract.ts";
import type { JsonObject } from "../domain/json.ts";
import type { SignedDocument } from "../providers/provider.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Store } from "../store/store.ts";

/** One account as the corridor sees it: its two ports and its playbooks. */
export interface AccountRuntime {
  readonly id: string;
  readonly timezone: string;
  readonly locale: string;
  readonly crm: Crm;
  readonly connections: ReadonlyMap<string, ConnectionRuntime>;
  /** The playbooks in force, and the number of their version. */
  readonly playbooks: readonly Playbook[];
  readonly configVersion: number;
  /** A playbook as it was in that version; `undefined` = an upgrade can no longer read what was kept then. */
  playbookOf(id: string, version: number): Promise<Playbook | undefined>;
  /** Lets calls to the CRM through again after its block of our address was noticed: one that is refused stops them anew. */
  liftBlock(): Promise<void>;
  /** What is kept for another time than the installation says. */
  readonly retention: AccountRetention;
  /** Calls an hour that may go to what the CRM has not told of. */
  readonly catchUpPerHour: number;
  /** Since when a playbook is in force: what entered its stage before is left alone. */
  liveSince(playbook: string): Date;
  /** Where the console shows a contract; absent = our own address is not configured. */
  readonly pageUrl?: (reference: string) => string;
}

export interface ConnectionRuntime {
  readonly id: string;
  /** `Contractbook`: what texts call the vendor. */
  readonly vendor: string;
  readonly can: Capabilities;
  /** Where people sign in to the vendor; absent = not known. */
  readonly appUrl?: string;
  readonly account: Account;
  /** How long a contract that was created may not be found yet, in ms. */
  readonly findLagMs?: number;
  /** What each contract costs at the vendor, one sentence. */
  readonly cost?: string;
  /** When a contract expires is the vendor's own setting: our date is never passed on. */
  readonly keepsOwnDeadline?: true;
  /** Name of the mark that says when the vendor was last told our address; absent = it is not told it by us. */
  readonly hookMark?: string;
  /** Calls an hour that may go to what the vendor has not told of. */
  readonly catchUpPerHour: number;
  /** It stands for one that contracts still name and the file no longer has. */
  readonly isRemoved?: true;
}

/** In days; absent = what the installation says for calls and deliveries, and for good for contracts. */
export interface AccountRetention {
  readonly callsDays?: number;
  readonly deliveriesDays?: number;
  readonly endedDays?: number;
  readonly signedDays?: number;
}

/** Where signed documents go; bound to the configured storage. */
export interface ArchivePort {
  keep(bundle: {
    readonly account: string;
    readonly dealId: string;
    readonly reference: string;
    readonly documents: readonly SignedDocument[];
    readonly values: JsonObject;
    readonly at: Date;
  }): Promise<readonly ArchivedFile[]>;
  get(file: ArchivedFile): Promise<Uint8Array | undefined>;
  /** All that was kept of the contract that the file is of; `false` = there was nothing in any archive that is known. */
  remove(file: Pick<ArchivedFile, "key">): Promise<boolean>;
}

/** Why a connection is broken, and since when. */
export interface Brokenness {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly since: Date;
}

/** Tells whether connections are well; keeps quiet while nothing changes. */
export interface HealthBook {
  /** A call went well. It does not mend a connection that is broken: only {@link HealthBook.mended} does. */
  good(account: string, connection: string): void;
  /** A call met trouble. Some trouble breaks the connection for all its contracts: that is said once. */
  bad(account: string, connection: string, error: CountersignError): void;
  /**
   * `undefined` = it may be used. Known to all workers: a break by their own next call or within about a minute, that it
   * works again within seconds.
   */
  broken(account: string, connection: string): Promise<Brokenness | undefined>;
  /** Somebody looked at this very moment, and that is what they met: told at once, also what often passes. */
  found(account: string, connection: string, error: CountersignError): Promise<void>;
  /** Somebody tried, and it works again. */
  mended(account: string, connection: string): Promise<void>;
  /** It left the configuration, and nobody waits for it. */
  forget(account: string, connection: string): Promise<void>;
}

/** Everything the corridor works with. */
export interface Tools {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly archive: ArchivePort;
  readonly health: HealthBook;
  readonly now: () => Date;
  readonly random: () => number;
  readonly log: CorridorLog;
  /** The account in force now; `undefined` = no longer configured. */
  account(id: string): AccountRuntime | undefined;
}

export interface CorridorLog {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}
