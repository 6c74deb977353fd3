import { badState } from "./answers.ts";
import { userByEmail } from "./users.ts";
import { signersOf } from "./workflow.ts";
import type { Signer, Workflow } from "./workflow.ts";

/** Throws Refused(400) unless the workflow stands at the Sign step: before and after it nothing here can be asked. */
export const mustBeAtSign = ({ step, status }: Workflow): void => {
  if (step !== "Sign")
    throw badState(`This workflow is not at the Sign step, and is currently at the ${step} step`);
  if (status !== "active") throw badState("Workflow must be on Sign Step.");
};

/** A signer as the sign status shows it (vendor: SignStatusInternalSigner, SignStatusExternalSigner). No reasons, no instants. */
export const signerView = ({ name, email, roleName, routingOrder, status, kind }: Signer): unknown => ({
  name,
  email,
  roleName,
  routingOrder,
  status,
  isWetSigned: false,
  type: kind,
  ...(kind === "internal" ? { userId: userByEmail(email)?.id } : {}),
});

/** How the packet stands (vendor: SignStatusModel). */
export const signStatusView = (workflow: Workflow): unknown => ({
  signers: signersOf(workflow).map(signerView),
  routing: workflow.design.routing,
  status: workflow.lacksTags && workflow.packet === "not_sent" ? "action_required" : workflow.packet,
  requireSignedDocumentUpload: false,
  provider: "Ironclad Signature",
});

/** The older list of signers, `GET /workflows/{id}/signatures`. */
export const signaturesView = (workflow: Workflow): unknown => ({
  workflowId: workflow.id,
  title: workflow.title,
  signers: signersOf(workflow).map(({ roleName, name, email, status, routingOrder }) => ({
    roleName,
    name,
    email,
    signatureStatus: { status },
    routingOrder,
  })),
  routing: workflow.design.routing,
});
