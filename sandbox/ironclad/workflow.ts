import type { Design } from "./design.ts";

/** Where a workflow stands. `Launch` is the brief's alone (its CREATED); `Create` is the brief's DRAFT. */
export type Step = "Launch" | "Create" | "Review" | "Sign" | "Archive" | "Complete";
/** Beside the step: a cancelled workflow keeps its last step. */
export type Status = "active" | "paused" | "cancelled" | "completed";
/** How one signer stands, in the words of the sign status. */
export type SignerStatus = "pending" | "sent" | "viewed" | "signed" | "declined";

/** Somebody who signs this workflow. Instants are ISO texts. */
export interface Signer {
  readonly roleName: string;
  readonly kind: "internal" | "external";
  readonly routingOrder: number;
  name: string;
  email: string;
  status: SignerStatus;
  viewedAt: string | null;
  signedAt: string | null;
  reason: string | null;
  remindedAtMs: number | null;
}

/** A file of a workflow; its bytes are made when they are asked for. */
export interface File {
  readonly key: string;
  readonly filename: string;
  readonly version: string;
  readonly versionNumber: number;
  readonly at: string;
  readonly by: "user" | "system";
  readonly bytes: () => Uint8Array;
}

/** One line of what happened. `word` is fixed for each kind of event. */
export interface Happened {
  readonly word: string;
  readonly at: string;
}

/** A workflow as the simulator keeps it. */
export interface Workflow {
  readonly id: string;
  readonly ironcladId: string;
  readonly design: Design;
  readonly creatorEmail: string;
  readonly createdMs: number;
  updatedMs: number;
  step: Step;
  status: Status;
  title: string;
  attributes: ReadonlyMap<string, unknown>;
  signers: Signer[];
  /** Of the signature request. */
  packet: "not_sent" | "sent" | "complete";
  /** A signer has no place for a signature in the document. */
  lacksTags: boolean;
  wasReverted: boolean;
  /** The acting user may not see it. */
  isHidden: boolean;
  draft: File;
  sentPackets: readonly File[];
  signed: File | undefined;
  /** How often it was read since all had signed: the signed copy takes a while. */
  readsSinceSigned: number;
  recordId: string | undefined;
  /** The article's state that its hook told last. */
  toldState: string;
  readonly events: Happened[];
}

/** In the order in which they sign. */
export const signersOf = ({ signers }: Workflow): readonly Signer[] =>
  signers.toSorted((left, right) => left.routingOrder - right.routingOrder);

/** Whoever may sign now: all (`parallel`), or all of the lowest place that is still open. */
export const whoseTurn = (workflow: Workflow): readonly Signer[] => {
  const open = signersOf(workflow).filter(({ status }) => status !== "signed");
  const [first] = open;
  if (first === undefined || workflow.design.routing === "parallel") return open;
  return open.filter(({ routingOrder }) => routingOrder === first.routingOrder);
};

/** ISO text of an instant. */
export const isoOf = (ms: number): string => new Date(ms).toISOString();
