import type { Contract } from "../domain/contract.ts";
import type { NamingDelivery, NamingTest } from "./records-naming.ts";
import type { TrailEntry } from "./trail-entry.ts";

/** All that is kept of somebody who signs, by their e-mail address. */
export interface PersonFound {
  readonly contracts: readonly { readonly contract: Contract; readonly trail: readonly TrailEntry[] }[];
  /** Recorded calls that were made for these contracts, or name the address. */
  readonly calls: number;
  /** That name the address; or that are about one of these contracts, and name whom it was with. */
  readonly deliveries: readonly NamingDelivery[];
  /** Contracts that people sent to themselves to try a playbook out. */
  readonly tests: readonly NamingTest[];
}

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
  /** Contracts that are over without a signature, and their trail, forget the person. Only inside `transaction`. */
  erase(account: string, email: string, at: Date): Promise<PersonErased>;
}
