import type { RemoteId } from "./ids.ts";
import type { ReachedLevel, SignatureLevel } from "./signer.ts";

/** A contract's state at the vendor in our words. `unknown`: a word we do not know; shown, never acted on. */
export type RemoteStatus = "drafted" | "sent" | "signed" | "declined" | "expired" | "withdrawn" | "unknown";

export interface RemoteSigner {
  readonly name: string;
  readonly email: string;
  readonly role?: string;
  readonly status: "waiting" | "asked" | "viewed" | "signed" | "declined" | "undelivered" | "unknown";
  /** ISO instant of that state, where the vendor tells it. */
  readonly at?: string;
  /** The reason a person gave for declining. */
  readonly reason?: string;
}

/** What a vendor says about a contract when we read it: the only truth. Plain data. */
export interface RemoteContract {
  readonly id: RemoteId;
  readonly status: RemoteStatus;
  /** The vendor's own word, for the operator. */
  readonly vendorStatus: string;
  readonly title?: string;
  /** Page at the vendor that a colleague may open; never a signing link. */
  readonly url?: string;
  readonly signers: readonly RemoteSigner[];
  readonly updatedAt?: string;
  readonly expiresAt?: string;
  /** Reached signature level, where the vendor tells it. */
  readonly level?: ReachedLevel;
  /** Why a draft cannot go out yet although nothing is wrong: people there are still at it. One sentence; told once. */
  readonly unready?: string;
  /** Level that was asked for there, where the vendor tells it: for orders that name none. */
  readonly askedLevel?: SignatureLevel;
  /** What a person should know, one sentence each. While the contract is out, the deal is told each text once. */
  readonly notes?: readonly string[];
}
