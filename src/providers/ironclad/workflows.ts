import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { expectAnswer } from "./client.ts";
import { onceMore } from "./once-more.ts";
import { pathSegment } from "./remote-id.ts";
import { Approvals, SignStatus, Workflow, WorkflowPage } from "./schema.ts";

const PAGE_SIZE = 100;
// without it the list shows active ones only
const EVERY_STATUS = "active,paused,completed,cancelled";

/** One workflow; `undefined` = the vendor no longer has it. */
export async function readWorkflow(
  client: Client,
  id: RemoteId,
  operation = "read",
): Promise<Workflow | undefined> {
  const path = `/workflows/${pathSegment(id)}`;
  const answer = await client({ method: "GET", path, operation, safe: true, accept: [200, 404] });
  if (answer.status === 404) return undefined;
  const workflow = readAnswer(Workflow, answer, true);
  if (workflow.id.toLowerCase() === id.toLowerCase()) return workflow;
  const detail = "The answer is about another contract than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/** Who has been asked and who has signed; `undefined` = the workflow does not stand in its Sign step. */
export function readSignStatus(
  client: Client,
  id: RemoteId,
  operation = "read",
): Promise<SignStatus | undefined> {
  return onceMore(() => askSignStatus(client, id, operation));
}

async function askSignStatus(
  client: Client,
  id: RemoteId,
  operation: string,
): Promise<SignStatus | undefined> {
  const path = `/workflows/${pathSegment(id)}/sign-status`;
  const answer = await client({ method: "GET", path, operation, safe: true, accept: [200, 400, 404] });
  if (answer.status === 404) return undefined;
  if (answer.status === 200) return readAnswer(SignStatus, answer, true);
  try {
    expectAnswer(answer, [200]);
  } catch (error) {
    if (!(error instanceof CountersignError) || error.code !== "state_conflict") throw error;
  }
  return undefined;
}

/** Names of those who still have to approve; empty where the right to read them is missing. */
export function readPendingApprovals(client: Client, id: RemoteId): Promise<readonly string[]> {
  return onceMore(() => askApprovals(client, id));
}

async function askApprovals(client: Client, id: RemoteId): Promise<readonly string[]> {
  const path = `/workflows/${pathSegment(id)}/approvals`;
  const answer = await client({
    method: "GET",
    path,
    operation: "read",
    safe: true,
    accept: [200, 400, 403, 404],
  });
  if (answer.status !== 200) return [];
  const { approvalGroups } = readAnswer(Approvals, answer, true);
  const reviewers = (approvalGroups ?? []).flatMap((group) => group.reviewers ?? []);
  const names = reviewers
    .filter(({ status }) => status === "pending")
    .map(({ displayName, role }) => displayName || role || "");
  return [...new Set(names.filter((name) => name !== ""))];
}

/** What `GET /workflows` gave: `complete` is false when the pages did not end within the bound. */
export interface Listing {
  readonly workflows: readonly Workflow[];
  readonly complete: boolean;
}

/** All pages of the workflows that match, in any status. */
export async function listWorkflows(
  client: Client,
  operation: string,
  filter: string,
  maxPages: number,
): Promise<Listing> {
  const found = new Map<string, Workflow>();
  for (let page = 0; page < maxPages; page += 1) {
    const query = new URLSearchParams({
      page: String(page),
      pageSize: String(PAGE_SIZE),
      status: EVERY_STATUS,
      filter,
    });
    const answer = await client({
      method: "GET",
      path: `/workflows?${query.toString()}`,
      operation,
      safe: true,
      accept: [200],
    });
    const { list } = readAnswer(WorkflowPage, answer, true);
    for (const workflow of list) found.set(workflow.id, workflow);
    // its `count` is the total on some accounts' pages and the page's own on others: a page that is not full is the last
    if (list.length < PAGE_SIZE) return { workflows: [...found.values()], complete: true };
  }
  return { workflows: [...found.values()], complete: false };
}
