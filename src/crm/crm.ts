import type { StageRef } from "../domain/contract.ts";
import type { Deal, DealView } from "../domain/deal.ts";
import type { Finding, RawCall } from "../providers/provider.ts";

/** One CRM account, seen from our side of the wire. Every method returns, or throws a CountersignError. */
export interface Crm {
  /** `undefined` = the deal does not exist any more. Waiting reads are merged into one call. */
  readDeal(id: string): Promise<Deal | undefined>;
  /** Adds main contact, company, responsible user and names; each only read where `needs` says so. */
  readView(deal: Deal, needs: ViewNeeds): Promise<DealView>;
  /** Names or ids → ids. Throws `configuration_invalid` naming what exists instead. Cached. */
  resolveStage(pipeline: string, stage: string): Promise<StageRef>;
  /** Field values and/or stage in one write; waiting writes are merged. Fields by name, id or code. */
  patchDeal(id: string, patch: DealPatch): Promise<void>;
  /** `marker` stands at the end of the text, so that the note is found again. */
  addNote(dealId: string, note: { readonly text: string; readonly marker: string }): Promise<void>;
  /** Asked before an unclear note is repeated. `since` narrows the search. */
  hasNote(dealId: string, marker: string, since: Date): Promise<boolean>;
  addTask(dealId: string, task: NewTask): Promise<void>;
  hasTask(dealId: string, marker: string, since: Date): Promise<boolean>;
  /** Puts the file into Kommo's drive; resolves to its uuid. */
  uploadFile(file: {
    readonly name: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }): Promise<string>;
  /** Links an uploaded file to the deal; harmless when it is already there. */
  linkFile(dealId: string, fileUuid: string): Promise<void>;
  /** Stage changes of one deal since then, oldest first, from Kommo's own event log. */
  stageChanges(dealId: string, since: Date): Promise<readonly StageChange[]>;
  /** Deals that entered one of the stages in the window, and when they did so last. For hooks that never came. */
  enteredStages(stages: readonly StageRef[], from: Date, to: Date): Promise<ReadonlyMap<string, Date>>;
  /**
   * Deals that were changed in the window, by the time of their last change; at most some thousands: `until` says how far it
   * came. For hooks that never came. Deleted ones are not among them.
   */
  changedDeals(from: Date, to: Date): Promise<ChangedDeals>;
  /** Read once, cached: ids and zone of the account. */
  account(): Promise<CrmAccount>;
  check(): Promise<readonly Finding[]>;
  /** Deals to choose from: at most 20, those changed last first; without words the last ones. */
  searchDeals(words: string): Promise<readonly DealHit[]>;
  /** A text field of deals with this name: the one that is there, or a new one. Throws `configuration_invalid`. */
  createField(name: string): Promise<{ readonly id: string; readonly created: boolean }>;
  readonly hooks: HookDoor;
  /** Whom else the CRM calls that is an installation of ours by its address; where this may not be asked, nobody. */
  neighbours(): Promise<Neighbours>;
  /** Whose contracts have left their first note on this deal since then, by the markers of the notes, oldest first. */
  claims(dealId: string, since: Date): Promise<readonly Claim[]>;
  /** Has our addresses called again that the CRM calls no more, because they answered badly for a while; how many. */
  mendHooks(mending: HookMending): Promise<number>;
}

export interface Neighbours {
  /** Hosts of their addresses. */
  readonly hosts: readonly string[];
  /** Since when the CRM calls us; absent = it does not. */
  readonly calledSince?: Date;
}

/** A contract that an installation says on the deal it makes, or has made. */
export interface Claim {
  /** Its reference there. */
  readonly reference: string;
}

/** A deal as a list of changes shows it. */
export interface ChangedDeal extends StageRef {
  readonly id: string;
  readonly price: number;
  readonly changedAt: Date;
}

export interface ChangedDeals {
  readonly deals: readonly ChangedDeal[];
  /** All that were changed before are among them. */
  readonly until: Date;
}

/** What is remembered of the mending of hooks, so that a failure in the middle of it leaves nothing away. */
export interface HookMending {
  /** The last one did not come to its end. */
  readonly isHalfDone: boolean;
  /** Called before anything is changed. */
  begin(): Promise<void>;
}

/** A deal in a list to choose from. */
export interface DealHit extends StageRef {
  readonly id: string;
  readonly name: string;
  readonly price: number;
}

/** Somebody who works in the CRM. */
export interface CrmUser {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

export interface ViewNeeds {
  readonly contact: boolean;
  readonly company: boolean;
  readonly user: boolean;
}

export interface DealPatch {
  readonly stage?: StageRef;
  /** Field (name, id or code) → text; `null` clears. */
  readonly fields?: Readonly<Record<string, string | null>>;
}

export interface NewTask {
  readonly text: string;
  readonly marker: string;
  readonly dueAt: Date;
  readonly responsibleUserId?: string;
}

export interface StageChange {
  readonly at: Date;
  readonly from?: StageRef;
  readonly to: StageRef;
  /** Kommo's user id; `0` = robot. */
  readonly by: string;
}

export interface CrmAccount {
  readonly id: string;
  readonly subdomain: string;
  readonly timezone?: string;
}

/** How the CRM rings our bell. */
export interface HookDoor {
  /** Which deals a call is about. Never throws. */
  read(call: RawCall): HookNotice;
}

export interface HookNotice {
  /** As claimed by the body: compared with ours, never used to build an address. */
  readonly account?: { readonly id?: string; readonly subdomain?: string };
  readonly deals: readonly {
    readonly id: string;
    readonly event: "added" | "moved" | "updated" | "deleted";
  }[];
  readonly ignored?: string;
}
