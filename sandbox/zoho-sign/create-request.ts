import { randomBytes } from "node:crypto";
import { Refused } from "./answers.ts";
import { happen } from "./happen.ts";
import type { ActionInput } from "./request-input.ts";
import type { PrefillValue, StoredAction, StoredRequest } from "./stored-request.ts";
import type { Role, Template } from "./template.ts";
import { nowMs } from "./world.ts";
import type { World } from "./world.ts";

/** What a new request is made of. */
export interface Making {
  readonly name: string;
  readonly notes: string;
  readonly actions: readonly StoredAction[];
  readonly values: ReadonlyMap<string, PrefillValue>;
  readonly isTest: boolean;
  readonly expirationDays?: number | undefined;
}

/** A recipient as it is kept, out of what a caller sent. */
export const storeAction = (
  input: ActionInput,
  id: string,
  place: Pick<Role, "name" | "order">,
): StoredAction => ({
  id,
  role: place.name,
  type: input.action_type,
  name: input.recipient_name,
  email: input.recipient_email,
  order: input.signing_order ?? place.order,
  status: "NOACTION",
  verifies: input.verify_recipient,
  language: input.language ?? "en",
  privateNotes: input.private_notes ?? "",
  deliveryMode: input.delivery_mode ?? "EMAIL",
  signedAt: null,
});

/**
 * Recipients for all roles of a template, with ids of their own: those of a request differ from those of its template.
 * Throws Refused: 9056 when there are more or fewer, 4021 when an id is none of the template's.
 */
export const actionsFor = (
  world: World,
  template: Template,
  inputs: readonly ActionInput[],
): readonly StoredAction[] => {
  if (inputs.length !== template.roles.length) {
    throw new Refused("wrongActions", "Action array size mismatch from the templates", "actions");
  }
  return template.roles.map((role) => {
    const input = inputs.find(({ action_id: actionId }) => actionId === role.actionId);
    if (input === undefined) {
      throw new Refused("fieldErrors", `No action carries the id of the role ${role.name}`, "action_id");
    }
    if (input.role !== undefined && input.role !== role.name) {
      throw new Refused("fieldErrors", `The action is that of the role ${role.name}`, "role");
    }
    return storeAction(input, world.parts.actions.next(), role);
  });
};

/** A new draft. */
export const createRequest = (world: World, template: Template, making: Making): StoredRequest => {
  const at = nowMs(world);
  const request: StoredRequest = {
    id: world.requestIds.next(),
    zsDocumentId: randomBytes(24).toString("base64url"),
    template,
    documents: template.documents.map(({ name }) => ({ id: world.parts.documents.next(), name })),
    values: making.values,
    createdAt: at,
    isTest: making.isTest,
    status: "draft",
    name: making.name,
    notes: making.notes,
    description: "",
    folderId: null,
    isSequential: template.isSequential,
    expirationDays: making.expirationDays ?? template.expirationDays,
    emailReminders: false,
    reminderPeriod: 5,
    modifiedAt: at,
    actionAt: at,
    submittedAt: null,
    expireBy: null,
    declineReason: null,
    recallReason: null,
    isDeleted: false,
    actions: [...making.actions],
    pdfAsked: 0,
    audit: [],
  };
  world.requests.set(request.id, request);
  happen(world, request, "created");
  return request;
};
