import { Refused } from "./answers.ts";
import { storeAction } from "./create-request.ts";
import { happen } from "./happen.ts";
import type { ActionInput, ChangeInput } from "./request-input.ts";
import type { StoredAction, StoredRequest } from "./stored-request.ts";
import type { World } from "./world.ts";

const changedActions = (request: StoredRequest, inputs: readonly ActionInput[]): StoredAction[] =>
  request.actions.map((old) => {
    const input = inputs.find(({ action_id: actionId }) => actionId === old.id);
    return input === undefined ? old : storeAction(input, old.id, { name: old.role, order: old.order });
  });

/**
 * Changes a draft, or what was taken back for correction; what is left out stays. Prefilled values cannot be changed. Throws Refused.
 * https://www.zoho.com/deluge/help/sign/update-document.html
 */
export const changeRequest = (world: World, request: StoredRequest, input: ChangeInput): void => {
  if (request.status !== "draft" && request.status !== "correction") {
    throw new Refused("wrongState", "Only drafts can be updated");
  }
  const { actions = [] } = input;
  const stray = actions.find(({ action_id: id }) => !request.actions.some((action) => action.id === id));
  if (stray !== undefined) throw new Refused("fieldErrors", "The request has no such action", "action_id");
  request.actions = changedActions(request, actions);
  request.name = input.request_name ?? request.name;
  request.notes = input.notes ?? request.notes;
  request.description = input.description ?? request.description;
  request.expirationDays = input.expiration_days ?? request.expirationDays;
  request.isSequential = input.is_sequential ?? request.isSequential;
  request.emailReminders = input.email_reminders ?? request.emailReminders;
  request.reminderPeriod = input.reminder_period ?? request.reminderPeriod;
  request.folderId = input.folder_id ?? request.folderId;
  happen(world, request, "edited");
};
