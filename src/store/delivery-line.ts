import type { ContractStatus } from "../domain/contract.ts";
import type { Cursor } from "./cursor.ts";

export type DeliveryState = "waiting" | "sorted" | "ignored";

/** A delivery as lists show it: without what was in it. */
export interface DeliveryLine {
  readonly id: string;
  readonly connection: string;
  readonly receivedAt: Date;
  readonly state: DeliveryState;
  readonly reason?: string;
  readonly deals: readonly string[];
  readonly attempts: number;
  readonly bytes: number;
}

export interface DeliveryLineFilter {
  readonly account: string;
  readonly connection?: string;
  readonly state?: DeliveryState;
  readonly limit: number;
  readonly after?: Cursor;
}

/** Something became of a contract. */
export interface ContractMove {
  readonly at: Date;
  /** How it stood from then on; absent = as before. */
  readonly became?: ContractStatus | "failed";
}

/** A deal that deliveries were about, and its contracts as they are now. */
export interface AboutDeal {
  readonly dealId: string;
  readonly dealName?: string;
  /** It is being looked at, or is about to be. */
  readonly isLookedAt: boolean;
  /** Oldest first. */
  readonly contracts: readonly {
    readonly reference: string;
    readonly status: ContractStatus | "failed";
    /** What became of it lately, newest first. */
    readonly moves: readonly ContractMove[];
  }[];
}
