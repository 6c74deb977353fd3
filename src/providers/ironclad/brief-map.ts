import type { RemoteId } from "../../domain/contract.ts";
import type { RemoteContract, RemoteSigner, RemoteStatus } from "../../domain/remote.ts";
import type { BriefWorkflow } from "./brief-schema.ts";

const STATUSES: ReadonlyMap<string, RemoteStatus> = new Map([
  ["CREATED", "drafted"],
  ["DRAFT", "drafted"],
  ["REVIEW", "drafted"],
  ["SIGNATURE", "sent"],
  ["EXECUTED", "signed"],
  ["CANCELLED", "withdrawn"],
]);

const WHY_UNREADY: ReadonlyMap<string, string> = new Map([
  ["CREATED", "It has just been created there."],
  ["DRAFT", "The team there is filling in fields."],
  ["REVIEW", "It is under legal review there."],
]);

/** A workflow of the article in our words. Of single signers it shows at most who they are. */
export function toBriefContract(id: RemoteId, workflow: BriefWorkflow, status: string): RemoteContract {
  const unready = WHY_UNREADY.get(status);
  const { title, viewerUrl, updatedAt } = workflow;
  return {
    id,
    status: STATUSES.get(status) ?? "unknown",
    vendorStatus: status.slice(0, 100),
    ...(title ? { title } : {}),
    ...(viewerUrl && isPage(viewerUrl) ? { url: viewerUrl } : {}),
    signers: signersOf(workflow, status),
    ...(updatedAt && !Number.isNaN(Date.parse(updatedAt)) ? { updatedAt } : {}),
    ...(unready === undefined ? {} : { unready }),
  };
}

// `EXECUTED`: all parties have signed
function signersOf({ signerGroups }: BriefWorkflow, status: string): readonly RemoteSigner[] {
  const standing = status === "EXECUTED" ? "signed" : "unknown";
  const people = (signerGroups ?? []).flatMap(({ signers }) => signers);
  return people.map(({ name, email }) => ({ name: name ?? "", email: email ?? "", status: standing }));
}

/** The state of a workflow under any of its names; `undefined` = the answer tells none. */
export function stateOf({ workflowStatus, state, status }: BriefWorkflow): string | undefined {
  return workflowStatus || status || state || undefined;
}

function isPage(url: string): boolean {
  const parsed = URL.parse(url);
  const isWeb = parsed?.protocol === "https:" || parsed?.protocol === "http:";
  // a page for colleagues bears no token
  return isWeb && !/[?&](?:token|key|signature)=/i.test(url) && url.length <= 500;
}
