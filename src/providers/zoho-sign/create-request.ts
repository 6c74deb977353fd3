import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { fillFields } from "./fill-fields.ts";
import { toContract } from "./map.ts";
import { optionsOf } from "../options-of.ts";
import { Options } from "./options.ts";
import { prefillsOf } from "./prefill-fields.ts";
import { recipientsOf } from "./recipients.ts";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";
import { requestName } from "./request-name.ts";
import { RequestAnswer } from "./schema.ts";
import type { VendorTemplate } from "./schema.ts";
import { signingDays } from "./signing-period.ts";
import type { Templates } from "./templates.ts";

/** Writer's Sign API takes 99 days; the Sign API's own pages name no limit. */
export const MAX_DAYS = 99;

export interface CreateParts {
  readonly client: Client;
  readonly templates: Templates;
  readonly now: () => Date;
  /** Test documents, without legal effect. */
  readonly testing: boolean;
}

/** `POST /templates/{id}/createdocument` as a draft: sending costs credits and must not hide behind a lost answer. */
export async function createRequest(parts: CreateParts, order: ContractOrder): Promise<RemoteContract> {
  const { client, templates, now, testing } = parts;
  const template = await templates.read(order.template);
  if (template === undefined) throw noTemplate(order.template);
  const data = createData(order, template);
  signingDays(order, now(), MAX_DAYS);
  try {
    const answer = await client({
      method: "POST",
      path: `/templates/${pathSegment(template.template_id)}/createdocument`,
      operation: "create",
      safe: false,
      ...(testing ? { query: { testing: "true" } } : {}),
      form: { data: JSON.stringify(data), is_quicksend: "false" },
    });
    const { requests: request } = readAnswer(RequestAnswer, answer, false);
    const id = remoteIdFrom(request.request_id);
    if (id !== undefined) return toContract(id, request);
    const detail = "The answer names no id of the contract.";
    throw new CountersignError("answer_unreadable", LOOK, detail, answer.where);
  } catch (error) {
    // built from what we remembered of the template, which may have changed since
    const refused = error instanceof CountersignError && error.verdict.next === "stop";
    if (refused) templates.forget();
    throw error;
  }
}

/** Whom the order names no such template. */
export function noTemplate(idOrName: string): CountersignError {
  const detail = `There is no template with the id or name "${idOrName}".`;
  return new CountersignError("not_found", STOP, detail, { operation: "create" });
}

/** The form's `data`: a list of allowed keys, for every other one is refused (code 9043). */
function createData(order: ContractOrder, template: VendorTemplate): unknown {
  const options = optionsOf(Options, order);
  const actions = recipientsOf(order, options, template.actions ?? []);
  return {
    templates: {
      request_name: requestName(order),
      notes: order.message ?? "",
      field_data: fillFields(prefillsOf(template), order, options),
      actions,
    },
  };
}
