import type { Deal } from "../deal.ts";
import type { ContractStatus, StageRef, Wish } from "../contract.ts";
import type { Text } from "../playbook.ts";
import type { RemoteContract } from "../remote.ts";
import type { ReachedLevel } from "../signer.ts";

/** What this walk has seen so far with its own eyes. Absent = not looked at yet. */
export interface Seen {
  readonly deal?: Deal | "gone";
  readonly remote?: RemoteContract | "gone";
  /** The vendor does not have this contract; does it still show others that are as old? `none`: there are none to compare it with. */
  readonly others?: "shown" | "missing" | "none";
  /** We asked for signatures in this very walk: no need to read it back at once. */
  readonly justSent?: boolean;
  /** Where the current outcome wants the deal, and from where it may be taken; ids, resolved in Kommo. */
  readonly stages?: OutcomeStages;
}

export interface OutcomeStages {
  /** Label of the outcome these were resolved for: `signed`, `expired#2`. */
  readonly label: string;
  readonly target?: StageRef;
  /** The target as the playbook calls it. */
  readonly targetName?: string;
  readonly from?: readonly StageRef[];
}

/** One outside effect in Kommo or the archive; `key` is its record in the contract's effects. */
export type Act =
  | {
      readonly kind: "deal";
      readonly key: string;
      readonly stage?: StageRef;
      /** The stage as the playbook calls it, for the trail. */
      readonly stageName?: string;
      readonly contractField?: string;
      readonly leftAlone?: boolean;
    }
  | { readonly kind: "note"; readonly key: string; readonly text: Text; readonly addition?: string }
  | { readonly kind: "task"; readonly key: string; readonly text: Text; readonly dueInHours: number }
  | { readonly kind: "archive"; readonly key: string }
  | { readonly kind: "attach"; readonly key: string };

/** Why we take a contract back: it decides whether it counts as withdrawn or as expired. */
export type WithdrawReason = "asked" | "expired" | "left";

/** What to do next for one contract. */
export type Step =
  | { readonly do: "see"; readonly what: "deal" | "remote" | "others" | "stages" }
  | { readonly do: "create" }
  | { readonly do: "update" }
  | { readonly do: "send" }
  | { readonly do: "withdraw"; readonly because: WithdrawReason; readonly reason: string }
  | { readonly do: "remind"; readonly wish: Wish }
  /** The signers get until then. */
  | { readonly do: "extend"; readonly wish: Wish; readonly until: Date }
  /** The contract now stands here; the reason is for the trail. */
  | { readonly do: "enter"; readonly status: ContractStatus; readonly reason: string }
  /** Outside effects that may go side by side. */
  | { readonly do: "act"; readonly label: string; readonly acts: readonly Act[] }
  /** A person asked to go on after a failure. */
  | { readonly do: "resume"; readonly wish: Wish }
  /** A wish that makes no sense any more. */
  | { readonly do: "drop"; readonly wish: Wish; readonly reason: string }
  /** It was signed, but with weaker signatures than asked for. */
  | { readonly do: "weak"; readonly reached: ReachedLevel }
  /** The vendor reports a move that our table does not know: shown, never applied. */
  | { readonly do: "refuse"; readonly status: ContractStatus }
  /** The vendor shows none of our contracts: it is the connection that is wrong, and none of them was withdrawn. */
  | { readonly do: "doubt" }
  /** Plan the next contract for this deal (an expired one with `resend`, or because a person asks). */
  | { readonly do: "again"; readonly wish?: Wish }
  /** Take over the contract at the vendor that a person named. */
  | { readonly do: "link"; readonly wish: Wish }
  /** Nothing left to do; look again at `until`, or only when knocked. */
  | { readonly do: "rest"; readonly until?: Date };
