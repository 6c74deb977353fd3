import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import type { Kept } from "../kept.ts";
import { carryOut } from "./carry-out.ts";
import { MAX_DAYS } from "./create-request.ts";
import type { CreateParts } from "./create-request.ts";
import { toStatus } from "./map.ts";
import { optionsOf } from "../options-of.ts";
import { Options } from "./options.ts";
import { rulesOrder } from "./recipients.ts";
import { pathSegment } from "./remote-id.ts";
import { readRequest } from "./requests.ts";
import { requestName } from "./request-name.ts";
import type { TemplateAction, VendorTemplate } from "./schema.ts";
import { seatsToChange } from "./seat-order.ts";
import { signingDays } from "./signing-period.ts";
import type { Client } from "./client.ts";

export interface SendParts extends CreateParts {
  /** Settings that were laid onto a draft, by id and content. */
  readonly laid: Kept<void>;
}

/**
 * Lays the signing period and the order onto the draft, for `createdocument` takes neither for certain, and submits it.
 * After a refusal we look: out is out.
 */
export async function sendRequest(parts: SendParts, id: RemoteId, order: ContractOrder): Promise<void> {
  const path = `/requests/${pathSegment(id)}`;
  const { client, templates, laid } = parts;
  const template = await templates.read(order.template);
  const roles = template?.actions ?? [];
  const settings = settingsOf(parts, order, roles);
  try {
    // a submit that broke off is tried again soon: what is laid already need not be laid anew
    await laid.get(JSON.stringify([id, settings, order.signers]), async () => {
      const actions = await seatsToChange(client, id, order, roles);
      const changes = { ...settings, ...(actions === undefined ? {} : { actions }) };
      if (Object.keys(changes).length === 0) return;
      const form = { data: JSON.stringify({ requests: { ...unchanged(order, template), ...changes } }) };
      await carryOut(client, { method: "PUT", path, operation: "send", safe: true, form });
    });
    await carryOut(client, { method: "POST", path: `${path}/submit`, operation: "send", safe: false });
  } catch (error) {
    if (await isOut(client, id, error)) return;
    throw error;
  }
}

/** What the page `update-document` asks for with each change, even where it stays as it is. */
function unchanged(
  order: ContractOrder,
  template: VendorTemplate | undefined,
): Readonly<Record<string, unknown>> {
  return { request_name: requestName(order), is_sequential: template?.is_sequential ?? true };
}

function settingsOf(
  { now }: CreateParts,
  order: ContractOrder,
  roles: readonly TemplateAction[],
): Readonly<Record<string, unknown>> {
  const { remindEveryDays, folder } = optionsOf(Options, order);
  const days = signingDays(order, now(), MAX_DAYS);
  const reminders =
    remindEveryDays === undefined
      ? {}
      : {
          email_reminders: remindEveryDays > 0,
          ...(remindEveryDays > 0 ? { reminder_period: remindEveryDays } : {}),
        };
  return {
    ...(days === undefined ? {} : { expiration_days: days }),
    ...(rulesOrder(order, roles) ? { is_sequential: signingOrderOf(order.signers) !== "parallel" } : {}),
    ...reminders,
    ...(folder === undefined ? {} : { folder_id: folder }),
  };
}

/** A refusal of what is already out; what the vendor says then is not documented. */
async function isOut(client: Client, id: RemoteId, error: unknown): Promise<boolean> {
  const refused = ["order_invalid", "state_conflict", "not_found", "forbidden"];
  if (!(error instanceof CountersignError) || !refused.includes(error.code)) return false;
  const request = await readRequest(client, id);
  if (request === undefined) {
    throw new CountersignError(
      "not_found",
      STOP,
      "The contract no longer exists at the vendor.",
      error.where,
    );
  }
  const status = toStatus(request.request_status);
  return status !== "drafted" && status !== "unknown";
}
