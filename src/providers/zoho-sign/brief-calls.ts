import { CountersignError, LOOK } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { ConnectionSettings, Finding } from "../provider.ts";
import { readAnswer } from "../read-answer.ts";
import { briefData } from "./brief-data.ts";
import { CreatedAnswer } from "./created-answer.ts";
import { checkHosts, checkTemplates } from "./check.ts";
import type { Client } from "./client.ts";
import { noTemplate } from "./create-request.ts";
import { toContract } from "./map.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";
import type { Templates } from "./templates.ts";

/** `POST /templates/{id}/createdocument`: the article's call makes the contract and sends it. */
export async function createAndSend(
  client: Client,
  templates: Templates,
  order: ContractOrder,
  now: Date,
): Promise<RemoteContract> {
  const templateId = await templates.idOf(order.template);
  if (templateId === undefined) throw noTemplate(order.template);
  const data = briefData(order, templateId, now);
  const answer = await client({
    method: "POST",
    path: `/templates/${pathSegment(templateId)}/createdocument`,
    operation: "create",
    safe: false,
    form: { data: JSON.stringify(data) },
  });
  const { requests: request } = readAnswer(CreatedAnswer, answer, false);
  const id = remoteIdFrom(request.request_id);
  if (id !== undefined) return toContract(id, request);
  const detail = "The answer names no id of the contract.";
  throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
}

export async function checkBrief(
  templates: Templates,
  connection: ConnectionSettings,
): Promise<readonly Finding[]> {
  return [...checkHosts(connection), await checkTemplates(templates), ARTICLE];
}

const ARTICLE: Finding = {
  level: "note",
  text: "This dialect follows the article; the vendor's documentation differs in the request, the scopes and the signature of calls.",
  help: "Use `dialect: documented` with a real account.",
};
