import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import { checkStep } from "../check-step.ts";
import type { Finding } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { briefBody } from "./brief-body.ts";
import { stateOf, toBriefContract } from "./brief-map.ts";
import { BriefWorkflow } from "./brief-schema.ts";
import type { TemplateShelf } from "./brief-templates.ts";
import type { Client } from "./client.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";

const REVIEW_AGAIN_MS = 10 * 60_000;

/** `POST /workflows`, which launches the contract: from there on it finds its own way to the signers. */
export async function launchBrief(
  client: Client,
  shelf: TemplateShelf,
  order: ContractOrder,
): Promise<RemoteContract> {
  const template = await shelf.read(order.template);
  if (template === undefined) {
    shelf.forget();
    const detail = `Template "${order.template.slice(0, 200)}" not found.`;
    throw new CountersignError("not_found", STOP, detail, { operation: "create" });
  }
  const body = briefBody(order, template);
  try {
    const answer = await client({
      method: "POST",
      path: "/workflows",
      operation: "create",
      safe: false,
      body,
      accept: [200, 201],
    });
    const workflow = readAnswer(BriefWorkflow, answer, false);
    const id = remoteIdFrom(workflow.id);
    if (id === undefined) {
      const detail = "The answer names no id of the workflow.";
      throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
    }
    const state = stateOf(workflow);
    const launched = toBriefContract(id, workflow, state ?? "CREATED");
    return state === undefined ? ((await tryRead(client, id)) ?? launched) : launched;
  } catch (error) {
    if (error instanceof CountersignError && error.verdict.next === "stop") shelf.forget();
    throw error;
  }
}

// a failure here must not lose the id of the contract that exists now
async function tryRead(client: Client, id: RemoteId): Promise<RemoteContract | undefined> {
  try {
    return await readBrief(client, id);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return undefined;
  }
}

/** `GET /workflows/{id}`; `undefined` = gone. */
export async function readBrief(client: Client, id: RemoteId): Promise<RemoteContract | undefined> {
  const path = `/workflows/${pathSegment(id)}`;
  const answer = await client({ method: "GET", path, operation: "read", safe: true, accept: [200, 404] });
  if (answer.status === 404) return undefined;
  const workflow = readAnswer(BriefWorkflow, answer, true);
  const state = stateOf(workflow);
  const isOurs = workflow.id === id;
  if (isOurs && state !== undefined) return toBriefContract(id, workflow, state);
  const detail = isOurs
    ? "The answer names no state of the contract."
    : "The answer is about another contract than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/** The article has no call that sends: people there bring the contract to its signers. We look whether they have. */
export async function awaitSending(client: Client, id: RemoteId, now: () => Date): Promise<void> {
  const contract = await readBrief(client, id);
  if (contract?.status === "sent" || contract?.status === "signed") return;
  if (contract === undefined)
    throw new CountersignError("not_found", STOP, "The contract no longer exists.", { operation: "send" });
  const isOnTheWay = contract.status === "drafted";
  const until = new Date(now().getTime() + REVIEW_AGAIN_MS);
  const detail = `The contract stands at Ironclad as "${contract.vendorStatus}".`;
  const where = { operation: "send" };
  throw new CountersignError("state_conflict", isOnTheWay ? { next: "wait", until } : STOP, detail, where);
}

/** Tries the key on the list of templates. */
export async function checkBrief(shelf: TemplateShelf): Promise<readonly Finding[]> {
  const documented: Finding = {
    level: "note",
    text: "This dialect follows the article; Ironclad documents other calls, states and signatures.",
    help: "Use `dialect: documented` unless the account is known to serve the article's API.",
  };
  const help = "Check `token`, `sandbox` and `baseUrl`.";
  const key = await checkStep("The templates could not be read", help, async () => {
    const { length } = await shelf.list();
    return { level: "ok", text: `The key works and sees ${length} templates.` };
  });
  return [key, documented];
}
