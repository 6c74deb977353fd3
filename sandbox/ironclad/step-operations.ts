import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badState, invalid, Refused } from "./answers.ts";
import type { Actor } from "./authorise.ts";
import { createDraft } from "./files.ts";
import { updateAttributes } from "./fill-attributes.ts";
import { happen } from "./happen.ts";
import { signersFrom, titleOf } from "./launch.ts";
import { clearPacket } from "./packet.ts";
import { readJson } from "./read-json.ts";
import { approveIfQuick, approveWorkflow, cancelWorkflow, revertWorkflow } from "./steps.ts";
import { APPROVER, userByEmail } from "./users.ts";
import { APPROVER_ROLE, rolesOf, workflowView } from "./workflow-view.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

const updatesShape = z.strictObject({
  updates: z
    .array(
      z.strictObject({
        action: z.enum(["set", "remove"]),
        path: z.string().min(1),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(500),
  comment: z.string().max(10_000).optional(),
});
const commentShape = z.strictObject({
  comment: z.strictObject({
    message: z.string().trim().min(1).max(10_000),
    addUsersToWorkflow: z.unknown().optional(),
  }),
});
const user = z.strictObject({ email: z.string(), type: z.string().optional() }).optional();
const revertShape = z.strictObject({ user, status: z.string().optional() });
const approvalShape = z.strictObject({ user, status: z.enum(["approved", "pending"]) });

const byOf = (actor: Actor, given: z.infer<typeof user>): string => {
  if (actor.isOauth) return actor.email;
  const found = given === undefined ? undefined : userByEmail(given.email);
  if (found === undefined) throw invalid("invalid user for user attribute", "user");
  return found.email;
};

/** `PATCH /workflows/{id}/attributes`: in the Review step only; the draft gets a new version. */
export const patchAttributes = (world: World, request: SimRequest, workflow: Workflow): SimResponse => {
  const { updates } = readJson(request, updatesShape);
  if (workflow.step !== "Review" || workflow.status !== "active")
    throw badState("The workflow must be in the Review step");
  const { design } = workflow;
  try {
    const values = updateAttributes(design, workflow.attributes, updates);
    world.library.unindex(workflow);
    workflow.attributes = values;
    world.library.index(workflow);
    workflow.signers = signersFrom(design, values);
    workflow.title = titleOf(design, values);
    workflow.draft = createDraft(workflow.title, workflow.id, world.tick(), workflow.draft);
    happen(world, workflow, "updated");
    return { status: 200, body: workflowView(world, workflow) };
  } finally {
    approveIfQuick(world, workflow);
  }
};

/** `PATCH /workflows/{id}/revert-to-review`; a request that is out is taken back. */
export const revertToReview = (
  world: World,
  request: SimRequest,
  actor: Actor,
  workflow: Workflow,
): SimResponse => {
  byOf(actor, readJson(request, revertShape).user);
  if (workflow.step !== "Sign" || workflow.status !== "active")
    throw badState("workflow cannot be reverted to review as it is not in the sign stage");
  const wasOut = workflow.packet === "sent";
  clearPacket(workflow);
  revertWorkflow(world, workflow);
  if (wasOut) happen(world, workflow, "packet-cancelled");
  return { status: 204 };
};

/** `POST /workflows/{id}/cancel`. */
export const cancel = (world: World, request: SimRequest, workflow: Workflow): SimResponse => {
  readJson(request, commentShape);
  if (workflow.status === "cancelled") throw badState("workflow is already cancelled");
  if (workflow.status === "completed") throw badState("workflow is completed and cannot be cancelled");
  cancelWorkflow(world, workflow);
  return { status: 204 };
};

/** `POST /workflows/{id}/pause`. */
export const pause = (world: World, request: SimRequest, workflow: Workflow): SimResponse => {
  readJson(request, commentShape);
  if (workflow.status !== "active" || workflow.step !== "Review")
    throw badState("Only active workflows in the review step can be paused.");
  workflow.status = "paused";
  happen(world, workflow, "paused");
  return { status: 204 };
};

/** `POST /workflows/{id}/resume`. */
export const resume = (world: World, request: SimRequest, workflow: Workflow): SimResponse => {
  readJson(request, commentShape);
  if (workflow.status !== "paused")
    throw badState("Only paused workflows in the review step can be resumed.");
  workflow.status = "active";
  happen(world, workflow, "resumed");
  return { status: 204 };
};

/** `GET /workflows/{id}/approvals`. */
export const approvalsView = (workflow: Workflow): SimResponse => {
  const isOpen = workflow.step === "Review";
  const reviewer = {
    role: APPROVER_ROLE.id,
    displayName: APPROVER_ROLE.displayName,
    reviewerType: "role",
    status: isOpen ? "pending" : "approved",
  };
  const group = { reviewers: [reviewer], status: isOpen ? "active" : "approved", order: 1 };
  const { id, title } = workflow;
  return {
    status: 200,
    body: { workflowId: id, title, approvalGroups: [group], roles: rolesOf(workflow) },
  };
};

/** `PATCH /workflows/{id}/approvals/{roleId}`: by the assigned approver alone. */
export const patchApproval = (
  world: World,
  request: SimRequest,
  actor: Actor,
  workflow: Workflow,
  roleId: string,
): SimResponse => {
  const input = readJson(request, approvalShape);
  const by = byOf(actor, input.user);
  if (roleId !== APPROVER_ROLE.id) throw invalid("This role does not exist in this workflow", "approval");
  if (by !== APPROVER.email || workflow.step !== "Review" || workflow.status !== "active")
    throw new Refused(
      400,
      "INVALID_PARAM",
      "This approval either was not requested or this user was not assigned to this approval",
      "approval",
    );
  if (input.status === "approved") approveWorkflow(world, workflow);
  return { status: 200, body: true };
};
