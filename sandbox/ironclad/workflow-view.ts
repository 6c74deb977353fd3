import { generatedKey } from "./ids.ts";
import { workflowSchema } from "./schema-view.ts";
import { APPROVER, userByEmail } from "./users.ts";
import type { User } from "./users.ts";
import { isoOf } from "./workflow.ts";
import type { File, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/** The one role that approves in every design of the town. */
export const APPROVER_ROLE = { id: generatedKey("approver", "Legal"), displayName: "Legal" } as const;

const assigneeOf = ({ displayName, id, email }: User): unknown => ({
  userName: displayName,
  userId: id,
  email,
});

/** Who approves and who signs inside. */
export const rolesOf = ({ signers }: Workflow): readonly unknown[] => [
  { ...APPROVER_ROLE, assignees: [assigneeOf(APPROVER)] },
  ...signers
    .filter(({ kind }) => kind === "internal")
    .map(({ roleName, email }) => {
      const user = userByEmail(email);
      return {
        id: generatedKey("signer", roleName),
        displayName: roleName,
        assignees: user === undefined ? [] : [assigneeOf(user)],
      };
    }),
];

/** A file as Ironclad lists it; `download` is a path without a host. */
export const fileView = (world: World, { id, creatorEmail }: Workflow, file: File): unknown => {
  const path = new URL(world.options.baseUrl()).pathname;
  const { key, filename, version, versionNumber, at, by } = file;
  const user = userByEmail(creatorEmail);
  return {
    version,
    versionNumber,
    filename,
    key,
    download: `${path}/workflows/${id}/document/${key}/download`,
    lastModified: {
      timestamp: at,
      author:
        by === "system"
          ? { type: "system", displayName: "Ironclad" }
          : {
              type: "internalUser",
              displayName: user?.displayName,
              email: creatorEmail,
              userId: user?.id,
              companyName: "Sandbox town",
            },
    },
  };
};

const attributesOf = (world: World, workflow: Workflow): unknown => {
  const { draft, sentPackets, signed, wasReverted, ironcladId } = workflow;
  const view = (file: File): unknown => fileView(world, workflow, file);
  const hasCopy = signed !== undefined && workflow.readsSinceSigned > world.moods.pdfNotReadyTimes;
  return {
    draft: [view(draft)],
    ...Object.fromEntries(workflow.attributes),
    ...(wasReverted ? { reviewRollbacked: true } : {}),
    ...(sentPackets.length === 0 ? {} : { sentSignaturePacket: sentPackets.map(view) }),
    ...(hasCopy ? { signed: view(signed) } : {}),
    readableId: ironcladId,
    currentTurnParty: "not tracked",
  };
};

const NOT_APPLICABLE = {
  state: "not_applicable",
  message: "This workflow has been cancelled",
} as const;

const approvalsOf = ({ status, step }: Workflow, url: string): unknown => {
  if (status === "cancelled") return NOT_APPLICABLE;
  return step === "Review" ? { state: "in_progress", url: `${url}/approvals` } : { state: "completed" };
};

/** `in_progress` from the Sign step on, although nothing may have been sent: so it was recorded. */
const signaturesOf = ({ status, step }: Workflow, url: string): unknown => {
  if (status === "cancelled") return NOT_APPLICABLE;
  if (step === "Review") return { state: "not_started" };
  return step === "Sign" ? { state: "in_progress", url: `${url}/signatures` } : { state: "completed" };
};

/** A workflow as the API shows it (vendor: WorkflowResponseModel). */
export const workflowView = (world: World, workflow: Workflow): unknown => {
  const { id, ironcladId, title, design, step, status, creatorEmail, recordId } = workflow;
  const url = `${world.options.baseUrl()}/workflows/${id}`;
  const user = userByEmail(creatorEmail);
  return {
    id,
    ironcladId,
    title,
    template: design.id,
    step,
    attributes: attributesOf(world, workflow),
    schema: workflowSchema(workflow),
    isCancelled: status === "cancelled",
    isComplete: status === "completed",
    status,
    creator: {
      id: user?.id,
      email: creatorEmail,
      username: creatorEmail,
      displayName: user?.displayName,
      title: "",
      metadata: {},
    },
    created: isoOf(workflow.createdMs),
    lastUpdated: isoOf(workflow.updatedMs),
    roles: rolesOf(workflow),
    approvals: approvalsOf(workflow, url),
    signatures: signaturesOf(workflow, url),
    ...(recordId === undefined ? {} : { recordIds: [recordId] }),
    isRevertibleToReview: step === "Sign" && status === "active",
  };
};
