import { CountersignError, LOOK } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { createBody } from "./create-body.ts";
import type { CreateParts } from "./create-body.ts";
import { expectAnswer } from "./expect-answer.ts";
import { isProblem, problemOf } from "./problem-of.ts";
import { remoteIdFrom } from "./remote-id.ts";
import { SignatureRequest } from "./schema.ts";

/**
 * `POST /signature-requests`: makes it and mails the signers at once. The deadline goes along where the plan has it: when
 * it is refused for that, nothing was made, and it is asked for once more without one. Then our timer ends it alone.
 */
export async function createRequest(
  client: Client,
  order: ContractOrder,
  parts: CreateParts,
): Promise<SignatureRequest> {
  const body = createBody(order, parts);
  const { expiresAt } = order;
  const withDeadline = expiresAt !== undefined && parts.options.vendorDeadline;
  const first = await post(client, withDeadline ? { ...body, expires_at: expiresAt } : body);
  const refused = withDeadline && isRefusedDeadline(first);
  const answer = refused ? await post(client, body) : first;
  expectAnswer(answer, [200, 201], false);
  const made = readAnswer(SignatureRequest, answer, false);
  if (remoteIdFrom(made.id) !== undefined) return made;
  const detail = "The answer carries an id of a kind we do not know.";
  throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
}

/** 400 and 403 are answers here: whether the deadline is to blame is looked at first. */
function post(client: Client, body: unknown): Promise<HttpAnswer> {
  const path = "/signature-requests";
  return client({
    method: "POST",
    path,
    operation: "create",
    safe: false,
    body,
    accept: [200, 201, 400, 403],
  });
}

/** The pages name the field and its refusal, not its form: a complaint about it is taken as "not here" as well. */
function isRefusedDeadline(answer: HttpAnswer): boolean {
  if (answer.status !== 400 && answer.status !== 403) return false;
  const problem = problemOf(answer);
  const namesIt = /expir/iu.test(`${problem.message ?? ""} ${problem.key ?? ""}`);
  return namesIt || (answer.status === 403 && isProblem(problem, "feature-not-enabled"));
}
