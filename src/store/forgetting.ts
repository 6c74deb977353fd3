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
  readonly limit: number;
}

/** Retention of contracts. */
export interface Forgetting {
  /** Those that ended first in front; none that was forgotten already. */
  old(filter: OldFilter): Promise<readonly OldContract[]>;
  /**
   * Takes away what these say and their trail. What stays: deal, entry, status, dates, reference and the vendor's id, so that a deal that
   * still stands in its stage gets no second contract. Only inside `transaction`.
   */
  forget(account: string, contracts: readonly OldContract[], at: Date): Promise<void>;
  /** Contracts that people sent to themselves. Resolves to how many were deleted. */
  forgetTestSends(before: Date): Promise<number>;
}
