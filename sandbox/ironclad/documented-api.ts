import { randomUUID } from "node:crypto";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { noWorkflow, Refused } from "./answers.ts";
import { authorise } from "./authorise.ts";
import type { Actor } from "./authorise.ts";
import { downloadAttachment, downloadDocument, listDocuments, showRecord } from "./document-operations.ts";
import { hookKey } from "./hook-key.ts";
import { countCall } from "./count-call.ts";
import type { Scope } from "./scopes.ts";
import { cancelRequest, changeSigner, remindSigner, removeSigner, sendRequest } from "./sign-operations.ts";
import { mustBeAtSign, signaturesView, signStatusView } from "./sign-status.ts";
import {
  approvalsView,
  cancel,
  patchApproval,
  patchAttributes,
  pause,
  resume,
  revertToReview,
} from "./step-operations.ts";
import {
  deleteWebhook,
  listWebhooks,
  registerWebhook,
  showWebhook,
  updateWebhook,
} from "./webhook-operations.ts";
import type { Workflow } from "./workflow.ts";
import { listWorkflows } from "./workflow-list.ts";
import {
  launchAsync,
  launchSync,
  listSchemas,
  showJob,
  showSchema,
  showWorkflow,
} from "./workflow-operations.ts";
import type { World } from "./world.ts";

interface Call {
  readonly world: World;
  readonly request: SimRequest;
  readonly actor: Actor;
  /** The path's variable parts, decoded. */
  readonly parts: readonly [first: string, second: string];
}
type Operation = readonly [scope: Scope | undefined, act: (call: Call) => SimResponse];

const workflowOf = ({ world, parts: [id] }: Call, isOwnIdOnly = false): Workflow => {
  const workflow = world.library.get(id);
  if (workflow === undefined || (isOwnIdOnly && workflow.id !== id)) throw noWorkflow();
  if (workflow.isHidden) throw new Refused(403, "FORBIDDEN", "access forbidden");
  return workflow;
};

const signStatus = (call: Call, view: (workflow: Workflow) => unknown): SimResponse => {
  const workflow = workflowOf(call);
  mustBeAtSign(workflow);
  return { status: 200, body: view(workflow) };
};

const verificationKey = ({ world }: Call): SimResponse => ({
  status: 200,
  headers: { "content-type": "application/x-pem-file; charset=utf-8" },
  body: hookKey(world.moods.keyNumber).publicPem,
});

const SIGNER = "workflows/*/sign-status/signers/*";

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "GET workflow-schemas": [
    "public.workflows.readSchemas",
    ({ world, request }) => listSchemas(world, request.query),
  ],
  "GET workflow-schemas/*": [
    "public.workflows.readSchemas",
    ({ world, request, parts: [id] }) => showSchema(world, request.query, id),
  ],
  "GET workflows": [
    "public.workflows.readWorkflows",
    ({ world, request }) => listWorkflows(world, request.query),
  ],
  "POST workflows": [
    "public.workflows.createWorkflows",
    ({ world, request, actor }) => launchSync(world, request, actor),
  ],
  "POST workflows/async": [
    "public.workflows.createWorkflows",
    ({ world, request, actor }) => launchAsync(world, request, actor),
  ],
  "GET workflows/async/*": [
    "public.workflows.createWorkflows",
    ({ world, parts: [id] }) => showJob(world, id),
  ],
  "GET workflows/*": [
    "public.workflows.readWorkflows",
    (call) => showWorkflow(call.world, call.request.query, workflowOf(call)),
  ],
  "PATCH workflows/*/attributes": [
    "public.workflows.updateWorkflows",
    (call) => patchAttributes(call.world, call.request, workflowOf(call)),
  ],
  "GET workflows/*/approvals": ["public.workflows.readApprovals", (call) => approvalsView(workflowOf(call))],
  "PATCH workflows/*/approvals/*": [
    "public.workflows.updateApprovals",
    (call) => patchApproval(call.world, call.request, call.actor, workflowOf(call), call.parts[1]),
  ],
  "PATCH workflows/*/revert-to-review": [
    "public.workflows.revertToReview",
    (call) => revertToReview(call.world, call.request, call.actor, workflowOf(call)),
  ],
  "POST workflows/*/cancel": [
    "public.workflows.cancel",
    (call) => cancel(call.world, call.request, workflowOf(call, true)),
  ],
  "POST workflows/*/pause": [
    "public.workflows.pauseAndResume",
    (call) => pause(call.world, call.request, workflowOf(call, true)),
  ],
  "POST workflows/*/resume": [
    "public.workflows.pauseAndResume",
    (call) => resume(call.world, call.request, workflowOf(call, true)),
  ],
  "GET workflows/*/sign-status": [
    "public.workflows.readSignStatus",
    (call) => signStatus(call, signStatusView),
  ],
  "GET workflows/*/signatures": [
    "public.workflows.readSignatures",
    (call) => signStatus(call, signaturesView),
  ],
  "POST workflows/*/sign-status/send-signature-request": [
    "public.workflows.sendSignatureRequests",
    (call) => sendRequest(call.world, call.request, workflowOf(call)),
  ],
  "POST workflows/*/sign-status/cancel-signature-request": [
    "public.workflows.cancelSignatureRequests",
    (call) => cancelRequest(call.world, call.request, workflowOf(call)),
  ],
  [`PATCH ${SIGNER}`]: [
    "public.workflows.updateSigners",
    (call) => changeSigner(call.world, call.request, workflowOf(call), call.parts[1]),
  ],
  [`DELETE ${SIGNER}`]: [
    "public.workflows.deleteSigners",
    (call) => removeSigner(call.world, workflowOf(call), call.parts[1]),
  ],
  [`POST ${SIGNER}/remind`]: [
    "public.workflows.remindSigners",
    (call) => remindSigner(call.world, workflowOf(call), call.parts[1]),
  ],
  "GET workflows/*/documents": [
    "public.workflows.readDocuments",
    (call) => listDocuments(call.world, workflowOf(call)),
  ],
  "GET workflows/*/document/*/download": [
    "public.workflows.readDocuments",
    (call) => downloadDocument(workflowOf(call), call.parts[1]),
  ],
  "GET records/*": ["public.records.readRecords", ({ world, parts: [id] }) => showRecord(world, id)],
  "GET records/*/attachments/*": [
    "public.records.readAttachments",
    ({ world, parts: [id, key] }) => downloadAttachment(world, id, key),
  ],
  "GET webhooks": [
    "public.webhooks.readWebhooks",
    ({ world, request }) => listWebhooks(world, request.query),
  ],
  "POST webhooks": [
    "public.webhooks.createWebhooks",
    ({ world, request, actor }) => registerWebhook(world, request, actor),
  ],
  "GET webhooks/verification-key": [undefined, verificationKey],
  "GET webhooks/*": ["public.webhooks.readWebhooks", ({ world, parts: [id] }) => showWebhook(world, id)],
  "PATCH webhooks/*": [
    "public.webhooks.updateWebhooks",
    ({ world, request, actor, parts: [id] }) => updateWebhook(world, request, actor, id),
  ],
  "DELETE webhooks/*": [
    "public.webhooks.deleteWebhooks",
    ({ world, parts: [id] }) => deleteWebhook(world, id),
  ],
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(400, "INVALID_PARAM", "malformed path", "path");
  }
};

interface Found {
  readonly operation: Operation;
  readonly parts: readonly [string, string];
}

/** The operation with the fewest variable parts wins: `webhooks/verification-key` is no webhook's id. */
const operationFor = (method: string, path: string): Found | undefined => {
  const asked = path.split("/").slice(1);
  let best: (Found & { readonly stars: number }) | undefined;
  for (const [key, operation] of Object.entries(OPERATIONS)) {
    const [ownMethod, pattern = ""] = key.split(" ");
    const wanted = pattern.split("/");
    const fits =
      ownMethod === method &&
      wanted.length === asked.length &&
      wanted.every((part, at) => (part === "*" ? asked[at] !== "" : part === asked[at]));
    if (!fits) continue;
    const [first = "", second = ""] = asked.filter((_, at) => wanted[at] === "*").map(decoded);
    const stars = wanted.filter((part) => part === "*").length;
    if (best === undefined || stars < best.stars) best = { operation, parts: [first, second], stars };
  }
  return best;
};

const answer = (world: World, request: SimRequest): SimResponse => {
  const found = operationFor(request.method, request.path);
  const actor = authorise(world, request, found?.operation[0]);
  countCall(world, request.method, request.path);
  if (found === undefined) throw new Refused(404, "NOT_FOUND", "not found");
  return found.operation[1]({ world, request, actor, parts: found.parts });
};

/** The public API, v1. Every answer carries the number by which support finds it. Never throws Refused. */
export const documentedApi = (world: World, request: SimRequest): SimResponse => {
  const trace = { "x-ironclad-requestid": randomUUID() };
  try {
    const { headers, ...rest } = answer(world, request);
    return { ...rest, headers: { ...headers, ...trace } };
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, headers: trace, body: error.body };
    throw error;
  }
};
