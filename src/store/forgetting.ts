import type { ArchivedFile, Reference } from "../domain/contract.ts";

/** A contract that is over and old enough to be forgotten. */
export interface OldContract {
  readonly id: string;
  readonly reference: Reference;
  readonly dealId: string;
  readonly endedAt: Date;
  readonly archive: readonly ArchivedFile[];
}

export interface OldFilter {
  readonly account: string;
  /** Signed ones, or those that ended without a signature. */
  readonly signed: boolean;
  /** That ended between these instants. */
  readonly from: Date;
  readonly before: Date;
}

/** Retention of contracts. */
export interface Forgetting {
  /**
   * Those that ended first in front; none that was forgotten already, that still has something to do, or that somebody else is at. In a
   * `transaction` nobody else writes them until it ends.
   */
  old(filter: OldFilter & { readonly limit: number }): Promise<readonly OldContract[]>;
  /** When the first one ended that is not forgotten, for whatever reason; `undefined` = all are. */
  firstLeft(filter: OldFilter): Promise<Date | undefined>;
  /**
   * Takes away what these say and their trail; of one that is open again, or has something to do, nothing. What stays: deal, entry, status,
   * dates, reference and the vendor's id, so that a deal that still stands in its stage gets no second contract; and of those in `withFiles`
   * where their files were. Only inside `transaction`.
   */
  forget(
    account: string,
    contracts: readonly OldContract[],
    at: Date,
    withFiles?: readonly OldContract[],
  ): Promise<void>;
  /** Contracts that people sent to themselves. Resolves to how many were deleted. */
  forgetTestSends(before: Date): Promise<number>;
}
