import { randomUUID } from "node:crypto";
import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { checkStep } from "../check-step.ts";
import type { Finding } from "../provider.ts";
import { briefCreateBody, variablesOf } from "./brief-body.ts";
import { toBriefContract } from "./brief-map.ts";
import { BriefAnswer } from "./brief-schema.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";

/** `POST /drafts`, then the playbook's own text where it has one. */
export async function createDraft(client: Client, order: ContractOrder): Promise<RemoteContract> {
  const body = briefCreateBody(order);
  const answer = await client({
    method: "POST",
    path: "/drafts",
    operation: "create",
    safe: false,
    body,
    accept: [200, 201],
  });
  const draft = readAnswer(BriefAnswer, answer, false);
  const id = remoteIdFrom(draft.id);
  if (id === undefined) {
    const detail = "The answer names no id of the draft.";
    throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
  }
  const contract = toBriefContract(id, draft, draft.status ?? "draft");
  const refusal = await tryContent(client, id, order);
  return refusal === undefined ? contract : { ...contract, notes: [refusal] };
}

// a failure here must not lose the id of the draft that exists now: sending writes the text again and insists
async function tryContent(client: Client, id: RemoteId, order: ContractOrder): Promise<string | undefined> {
  try {
    await writeContent(client, id, order);
    return undefined;
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return `The playbook's own text is not in the draft yet: ${error.message}`;
  }
}

async function writeContent(client: Client, id: RemoteId, order: ContractOrder): Promise<void> {
  const content = order.options["content"];
  if (content !== undefined) await patch(client, id, "create", { content });
}

/** `PATCH /drafts/{id}` with the variables (and the playbook's own text), then a look at the result. */
export async function updateBriefDraft(
  client: Client,
  id: RemoteId,
  order: ContractOrder,
): Promise<RemoteContract> {
  const content = order.options["content"];
  const body = { variables: variablesOf(order), ...(content === undefined ? {} : { content }) };
  await patch(client, id, "update", body);
  const contract = await readDraft(client, id);
  if (contract) return contract;
  throw new CountersignError("not_found", STOP, "The draft no longer exists.", { operation: "update" });
}

async function patch(client: Client, id: RemoteId, operation: string, body: unknown): Promise<void> {
  const path = `/drafts/${pathSegment(id)}`;
  // the same text twice is the same text
  await client({ method: "PATCH", path, operation, safe: true, body, accept: [200, 201, 204] });
}

/** `POST /drafts/{id}/send`, without a body, as the article's code has it. */
export async function sendBriefDraft(client: Client, id: RemoteId, order: ContractOrder): Promise<void> {
  await writeContent(client, id, order);
  await client({
    method: "POST",
    path: `/drafts/${pathSegment(id)}/send`,
    operation: "send",
    safe: false,
    accept: [200, 201, 202, 204],
  });
}

/** `GET /drafts/{id}`; `undefined` = gone. */
export async function readDraft(client: Client, id: RemoteId): Promise<RemoteContract | undefined> {
  const answer = await getDraft(client, id, "read", [200, 404]);
  if (answer.status === 404) return undefined;
  const draft = readAnswer(BriefAnswer, answer, true);
  const isOurs = draft.id === undefined || draft.id === null || String(draft.id) === String(id);
  if (draft.status && isOurs) return toBriefContract(id, draft, draft.status);
  const detail = isOurs
    ? "The answer names no status of the draft."
    : "The answer is about another draft than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

function getDraft(
  client: Client,
  id: string,
  operation: string,
  accept: readonly number[],
): Promise<HttpAnswer> {
  return client({ method: "GET", path: `/drafts/${pathSegment(id)}`, operation, safe: true, accept });
}

/** The article has no list, so the key is tried on a draft that cannot exist: "not found" means that it opens the door. */
export async function checkBrief(client: Client): Promise<readonly Finding[]> {
  const confirmed: Finding = {
    level: "note",
    text: "This dialect follows the article; Contractbook documents its API v3 only, and v1 nowhere.",
    help: "Use `dialect: documented` unless the account is known to serve v1.",
  };
  const key = await checkStep("The key could not be tried", "Check `apiKey` and `baseUrl`.", async () => {
    await getDraft(client, randomUUID(), "check", [200, 400, 404, 422]);
    return { level: "ok", text: "The key is accepted." };
  });
  return [key, confirmed];
}
