import type { Contract } from "../domain/contract.ts";
import type { RecordedCall } from "../http/http.ts";
import type { NamingDelivery, NamingTest } from "./records-naming.ts";
import type { TrailEntry } from "./trail-entry.ts";

/** What is kept of somebody who signs, by their e-mail address: how much, and in which contracts. */
export interface PersonFound {
  readonly contracts: readonly Contract[];
  /** Recorded calls that were made for these contracts, or name the address. */
  readonly calls: number;
  /** Ids of those that name the address; or that are about one of these contracts, and name whom it was with. */
  readonly deliveries: readonly string[];
  /** Contracts that people sent to themselves to try a playbook out. */
  readonly tests: readonly NamingTest[];
}

/** A recorded call as the person may have it: without bodies and query where it was made for contracts of other people, too. */
export interface PersonCall extends RecordedCall {
  /** For how many contracts of other people the same call was made; absent = for none. */
  readonly sharedWith?: number;
}

/** One thing that is kept of somebody, as they may have it. */
export type PersonPart =
  | { readonly kind: "contracts"; readonly contract: Contract; readonly trail: readonly TrailEntry[] }
  | { readonly kind: "calls"; readonly call: PersonCall }
  | { readonly kind: "deliveries"; readonly delivery: NamingDelivery }
  | { readonly kind: "tests"; readonly test: NamingTest };

/** What an erasure came to; contracts by reference. */
export interface PersonErased {
  readonly erased: readonly string[];
  /** Signed: kept as they are. */
  readonly kept: readonly string[];
  /** Under way: they must be over first. */
  readonly open: readonly string[];
  readonly calls: number;
  readonly deliveries: number;
  /** Contracts that people sent to themselves. */
  readonly tests: number;
}

export interface Persons {
  find(account: string, email: string): Promise<PersonFound>;
  /** In how many contracts the address stands. */
  count(account: string, email: string): Promise<number>;
  /** All of it, piece by piece: contracts, calls, deliveries, tests, in this order; a few of them stand in memory at a time. */
  all(account: string, email: string): AsyncIterable<PersonPart>;
  /** Contracts that are over without a signature, and their trail, forget the person. Only inside `transaction`. */
  erase(account: string, email: string, at: Date): Promise<PersonErased>;
}
