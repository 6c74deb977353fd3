import type { Failure } from "./errors.ts";
import type { Reference, RemoteId, StageRef } from "./ids.ts";
import type { ContractOrder } from "./order.ts";
import type { RemoteContract } from "./remote.ts";
import type { DealWords } from "./deal-words.ts";
import type { Waiting } from "./waiting.ts";

/** Where a contract stands. `failed` is not here: it is a contract with a {@link Failure}, shown as `failed`. */
export const STATUSES = ["planned", "drafted", "sent", "signed", "declined", "expired", "withdrawn"] as const;
export type ContractStatus = (typeof STATUSES)[number];

export type { Reference, RemoteId, StageRef } from "./ids.ts";

/** An outside effect of a contract: recorded before (`started`) and after (`done`). */
export interface Effect {
  readonly state: "started" | "done" | "skipped";
  readonly attempt: number;
  /** ISO instant of the last change. */
  readonly at: string;
  /** What came of it, small and plain: `{ uuid }`, `{ reason }`. */
  readonly result?: Readonly<Record<string, string | number | boolean>>;
}

/** What a person asked for on the console or CLI; taken by the next walk. */
export interface Wish {
  readonly id: string;
  readonly kind: "withdraw" | "remind" | "extend" | "resume" | "send" | "link" | "again";
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
  /** `extend`: the new deadline, an ISO instant. */
  readonly until?: string;
  /** `link`: the vendor's contract as a person named it, an id or an address, and through which connection it is read. */
  readonly target?: { readonly text: string; readonly connection: string };
}

/** A file of this contract in the archive. */
export interface ArchivedFile {
  readonly kind: "signed" | "evidence" | "values";
  readonly name: string;
  /** Address in the archive, relative to its root. */
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly contentType: string;
}

/** One row: a deal + a playbook + one entry into the stage. */
export interface Contract {
  readonly id: string;
  readonly account: string;
  readonly playbook: string;
  /** Version of the account's playbooks under which this contract was made; `resume` moves it to the newest. */
  readonly configVersion: number;
  readonly dealId: string;
  /** 1 for the deal's first entry into the stage, 2 for the second … */
  readonly entry: number;
  /** The stage whose entry made this contract. */
  readonly trigger: StageRef;
  readonly connection: string;
  readonly reference: Reference;
  readonly status: ContractStatus;
  readonly remoteId?: RemoteId;
  /** How the deal was called when the contract was planned or filled in last; absent in rows of older versions. */
  readonly about?: DealWords;
  /** The exact values used; absent while they could not be filled in. */
  readonly order?: ContractOrder;
  /** What we saw when we last read the contract at the vendor. */
  readonly remote?: RemoteContract;
  readonly effects: Readonly<Record<string, Effect>>;
  /** How often each status was entered: outcomes of the second round have keys of their own. */
  readonly rounds: Readonly<Partial<Record<ContractStatus | "failed", number>>>;
  readonly wishes: readonly Wish[];
  readonly failure?: Failure;
  /** Why it rests although there is something to do: a connection that it needs is broken. */
  readonly waiting?: Waiting;
  /** Since when the vendor has said that it does not have this contract; absent = it was there when we last looked. */
  readonly missingSince?: Date;
  /** Tries of the current step that failed in a row. */
  readonly attempts: number;
  /** The last stage that we put the deal into. */
  readonly placed?: StageRef;
  /** Since when we know that the deal left the trigger stage after this contract was planned. */
  readonly leftStageAt?: Date;
  readonly archive: readonly ArchivedFile[];
  /** When to look again without being knocked at; absent = only when knocked. */
  readonly dueAt?: Date;
  readonly expiresAt?: Date;
  readonly sentAt?: Date;
  readonly endedAt?: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Rises with each write; a write names the version it saw. */
  readonly version: number;
}

/** Only that there was one is still known: it is followed no more, and nobody can ask for anything of it. */
export function isForgotten({ effects }: Pick<Contract, "effects">): boolean {
  return effects["forgotten"] !== undefined;
}

/** Somebody was taken out of it: it is followed on, and nobody whom it does not know is written into it again. */
export function isErased({ effects }: Pick<Contract, "effects">): boolean {
  return effects["erased"] !== undefined;
}

/** When somebody was taken out of it; absent = nobody was. */
export function erasedAtOf({ effects }: Pick<Contract, "effects">): Date | undefined {
  const erased = effects["erased"];
  return erased === undefined ? undefined : new Date(erased.at);
}

/** What the operator reads: `failed` where a person must act. */
export function shownStatus(contract: Pick<Contract, "status" | "failure">): ContractStatus | "failed" {
  return contract.failure ? "failed" : contract.status;
}
