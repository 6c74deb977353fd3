import type { Contract } from "../domain/contract.ts";
import type { TrailEntry } from "./trail-entry.ts";

/** All that is kept of somebody who signs, by their e-mail address. */
export interface PersonFound {
  readonly contracts: readonly { readonly contract: Contract; readonly trail: readonly TrailEntry[] }[];
  /** Recorded calls that were made for these contracts, or name the address. */
  readonly calls: number;
  readonly deliveries: readonly { readonly id: string; readonly receivedAt: Date; readonly body: string }[];
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
}

export interface Persons {
  find(account: string, email: string): Promise<PersonFound>;
  /** Contracts that are over without a signature, and their trail, forget the person. Only inside `transaction`. */
  erase(account: string, email: string): Promise<PersonErased>;
}
