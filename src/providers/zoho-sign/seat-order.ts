import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import type { Client } from "./client.ts";
import { optionsOf } from "../options-of.ts";
import { Options } from "./options.ts";
import { recipientsOf, rulesOrder } from "./recipients.ts";
import type { Recipient } from "./recipients.ts";
import { readRequest } from "./requests.ts";
import type { Action, TemplateAction } from "./schema.ts";

/** A recipient of a draft, as `PUT /requests/{id}` takes it: the page `update-document` knows no roles. */
type SeatedAction = Omit<Recipient, "private_notes" | "language" | "role">;

/**
 * The draft's recipients in the order's sequence, where it is another one than the template's. `createdocument` is told
 * that sequence too, but its page does not name the key, so the draft is looked at. `undefined` = nothing to change.
 */
export async function seatsToChange(
  client: Client,
  id: RemoteId,
  order: ContractOrder,
  template: readonly TemplateAction[],
): Promise<readonly SeatedAction[] | undefined> {
  if (!rulesOrder(order, template) || signingOrderOf(order.signers) === "parallel") return undefined;
  const wanted = recipientsOf(order, optionsOf(Options, order), template);
  if (sequenceOf(wanted) === sequenceOf(template)) return undefined;
  const actions = (await readRequest(client, id))?.actions ?? [];
  const left = [...actions];
  const seats = wanted.map((recipient) => {
    // two roles may have one address: each seat is given away once, in the template's sequence
    const at = left.findIndex((action) => isSeatOf(action, recipient));
    const [action] = at < 0 ? [] : left.splice(at, 1);
    return [recipient, action] as const;
  });
  if (seats.every(([recipient, action]) => recipient.signing_order === action?.signing_order))
    return undefined;
  return seats.map(([{ private_notes: _, language: __, role: ___, ...recipient }, action]) => ({
    ...recipient,
    action_id: action?.action_id ?? recipient.action_id,
  }));
}

function isSeatOf({ role, recipient_email }: Action, recipient: Recipient): boolean {
  return (
    same(role ?? recipient.role, recipient.role) && same(recipient_email ?? "", recipient.recipient_email)
  );
}

/** Who signs after whom, as one text. */
function sequenceOf(actions: readonly Pick<TemplateAction, "action_id" | "signing_order">[]): string {
  return actions
    .map(({ action_id, signing_order }, index) => ({ action_id, place: signing_order ?? index + 1 }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ action_id }) => action_id)
    .join(" ");
}
