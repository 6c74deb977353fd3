import { CountersignError, LOOK } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import { knownSigners, toSigners } from "./map-signers.ts";
import { differences } from "./people.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { SignStatus, Workflow } from "./schema.ts";
import { VendorFile } from "./schema.ts";

/** What is read beside the workflow itself. */
export interface Beside {
  readonly signStatus?: SignStatus | undefined;
  /** Who still has to approve. */
  readonly approvers?: readonly string[];
  /** What was asked for, to compare with who is asked. */
  readonly order?: ContractOrder | undefined;
}

const IN_WORK = new Set(["Create", "Review"]);
const BEHIND_SIGNING = new Set(["Archive", "Complete"]);

/**
 * A workflow in our words. Its status and its step are two things: a cancelled one keeps its last step, and one in its
 * Sign step has been sent only if the sign status says so. Throws for an impossible id.
 */
export function toContract(workflow: Workflow, origin: string, beside: Beside = {}): RemoteContract {
  const id = remoteIdFrom(workflow.id);
  if (id === undefined) {
    const detail = "The answer carries an id of a kind we do not know.";
    throw new CountersignError("answer_unreadable", LOOK, detail);
  }
  const status = toStatus(workflow, beside.signStatus);
  const unready = status === "drafted" ? whyUnready(workflow) : undefined;
  const notes = notesOf(workflow, beside);
  const { signStatus } = beside;
  return {
    id,
    status,
    vendorStatus: wordsOf(workflow, signStatus),
    ...(workflow.title ? { title: workflow.title } : {}),
    url: `${origin}/workflow/${id}`,
    signers: signStatus ? toSigners(signStatus) : knownSigners(workflow, status),
    ...(isInstant(workflow.lastUpdated) ? { updatedAt: workflow.lastUpdated } : {}),
    ...(unready === undefined ? {} : { unready }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** The vendor's two words, and the sign status where there is one, in ours. Words that we do not know are `unknown`. */
export function toStatus(workflow: Workflow, signStatus?: SignStatus): RemoteStatus {
  const { status, step } = workflow;
  if (status === "cancelled") return "withdrawn";
  if (status !== "active" && status !== "paused" && status !== "completed") return "unknown";
  if (status === "completed" || BEHIND_SIGNING.has(step)) return isSigned(workflow) ? "signed" : "unknown";
  if (IN_WORK.has(step)) return "drafted";
  if (step !== "Sign") return "unknown";
  return signStatus === undefined ? "drafted" : toSignStatus(signStatus);
}

// a workflow may also get there without signatures; an uploaded copy counts as signed
function isSigned({ signatures, attributes }: Workflow): boolean {
  // the schema of a launch spells it without d
  if (signatures?.state === "completed" || signatures?.state === "complete") return true;
  return VendorFile.safeParse(attributes?.["signed"]).success;
}

/** How a packet stands, in our words. */
export function toSignStatus({ status, signers }: SignStatus): RemoteStatus {
  const people = signers ?? [];
  if (status === "complete") return "signed";
  // there is no word for a declined packet: only the person's own status tells it
  if (people.some((signer) => signer.status === "declined")) return "declined";
  if (status === "sent") return "sent";
  const isOut = people.some((signer) => signer.status === "sent" || signer.status === "viewed");
  if (status === "action_required") return isOut ? "sent" : "drafted";
  return status === "not_sent" ? "drafted" : "unknown";
}

/** For the operator: `active, Sign, sent`. */
function wordsOf({ status, step }: Workflow, signStatus: SignStatus | undefined): string {
  const words = [status, step, ...(signStatus ? [signStatus.status] : [])];
  return words.map((word) => word.slice(0, 100)).join(", ");
}

function whyUnready({ status, step, ironcladId }: Workflow): string | undefined {
  const which = ironcladId ? ` (${ironcladId.slice(0, 30)})` : "";
  if (status === "paused") return `It is paused there${which}.`;
  if (step === "Create") return `People there have forms to fill in first${which}.`;
  return step === "Review" ? `It is under review there${which} and goes out once it is approved.` : undefined;
}

function notesOf(
  { status, step }: Workflow,
  { signStatus, approvers = [], order }: Beside,
): readonly string[] {
  const isOut = signStatus !== undefined && toSignStatus(signStatus) === "sent";
  const names = approvers.slice(0, 20).join(", ").slice(0, 400);
  return [
    ...(status === "active" && step === "Review" && names !== ""
      ? [`It waits for the approval of: ${names}.`]
      : []),
    ...(status === "paused" ? ["It is paused."] : []),
    ...(signStatus?.status === "action_required" ? [TAGS_MISSING] : []),
    ...(isOut && order ? differences(signStatus, order) : []),
  ];
}

/** What the sign status `action_required` means. */
export const TAGS_MISSING = "Ironclad cannot ask for signatures: a signature tag is missing in the document.";

function isInstant(text: string | null | undefined): text is string {
  return typeof text === "string" && text.length <= 40 && !Number.isNaN(Date.parse(text));
}
