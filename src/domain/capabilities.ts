import type { SignatureLevel, SigningOrder } from "./signer.ts";

/** What a vendor, in one dialect, can and cannot do: data, shown in the console, checked before a playbook goes live. */
export interface Capabilities {
  /** A contract may exist unsent: creating it sends nothing. */
  readonly draft: boolean;
  /** A draft can be changed before it is sent. */
  readonly update: boolean;
  /** A contract can be found by our reference; `false`: a lost answer to `create` cannot be looked up. */
  readonly find: boolean;
  /** Templates and their fields can be listed; `names`: only what they are called. */
  readonly templates: boolean | "names";
  /** They lie beside us: listing them asks nobody, and says nothing about the vendor. */
  readonly ownTemplates?: true;
  /** How a sent contract is taken back; `none`: not at all over the API. */
  readonly withdraw: "recall" | "withdraw" | "cancel" | "delete" | "none";
  /** Who holds the clock of the signing period. */
  readonly expiry: "vendor" | "ours";
  /** The longest signing period that it takes, in days; absent = it names none. */
  readonly maxDays?: number;
  /** `expired` may become `sent` again at the vendor. */
  readonly revive: boolean;
  /** People there can take a `signed` contract back to signing: it is read again when somebody knocks. */
  readonly reopens?: true;
  readonly order: readonly SigningOrder[];
  readonly levels: readonly SignatureLevel[];
  readonly remind: boolean;
  /** A vendor that holds the clock lets the signing period of a sent contract be made longer. */
  readonly extend: boolean;
  /** The signed PDF can be downloaded. */
  readonly signedCopy: boolean;
  /** Certificate or audit trail can be downloaded. */
  readonly evidence: boolean;
  /** What people can do there without us for a deal that lacks values: one sentence for its note. Absent = nothing is said. */
  readonly byHand?: string;
  /** `changedSince` finds changes without reading each open contract. */
  readonly changedSince: boolean;
}
