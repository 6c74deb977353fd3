import type { SimResponse } from "../kit/kit.ts";
import { done, Refused } from "./answers.ts";
import { readDate } from "./date-format.ts";
import { happen } from "./happen.ts";
import type { StoredRequest } from "./stored-request.ts";
import { actorsOf } from "./stored-request.ts";
import { endOfDay } from "./submit-request.ts";
import { nowMs } from "./world.ts";
import type { World } from "./world.ts";

/** Refuses what only a request that is out can do. Throws Refused. */
const mustBeOut = (request: StoredRequest): void => {
  if (request.status !== "inprogress") throw new Refused("wrongState", "The document is not in progress");
};

/** `POST /requests/{id}/recall`: https://zoho.com/sign/api/document-managment/recall-document.html */
export const recallRequest = (
  world: World,
  request: StoredRequest,
  reason: string | undefined,
): SimResponse => {
  mustBeOut(request);
  request.status = "recalled";
  request.recallReason = reason ?? null;
  happen(world, request, "recalled", { reason });
  return done("Document has been recalled", { action_time: request.actionAt });
};

/** `PUT /requests/{id}/extend`: https://zoho.com/sign/api/document-managment/extend-document.html */
export const extendRequest = (
  world: World,
  request: StoredRequest,
  until: string | undefined,
): SimResponse => {
  const day = readDate(until ?? "", "d MMMM yyyy");
  if (day === undefined)
    throw new Refused("badDate", "expire_by must look like 30 November 2024", "expire_by");
  mustBeOut(request);
  const expireBy = endOfDay(Date.parse(`${day}T00:00:00Z`));
  if (expireBy <= nowMs(world)) throw new Refused("badParameter", "expire_by lies in the past", "expire_by");
  request.expireBy = expireBy;
  happen(world, request, "extended");
  return done("Document validity has been extended");
};

/** `POST /requests/{id}/remind`: all who still have to act get a mail. */
export const remindRequest = (world: World, request: StoredRequest): SimResponse => {
  mustBeOut(request);
  happen(world, request, "reminded");
  return done("Reminder has been sent");
};

/**
 * `POST /requests/{id}/markforcorrection`, only while nobody has signed: it is taken back like a draft, until it is
 * submitted again. https://zoho.com/sign/api/document-managment/correct-document.html
 */
export const correctRequest = (world: World, request: StoredRequest): SimResponse => {
  mustBeOut(request);
  if (actorsOf(request).some(({ status }) => status === "SIGNED")) {
    throw new Refused("wrongState", "Somebody has signed already");
  }
  request.status = "correction";
  for (const action of request.actions) action.status = "NOACTION";
  happen(world, request, "corrected");
  return done("success", { request_status: request.status });
};

/** It goes to the trash: `GET` still shows it, with `is_deleted`, and no list does. No hook tells it. */
export const trashRequest = (world: World, request: StoredRequest): void => {
  request.isDeleted = true;
  happen(world, request, "deleted");
};

/**
 * `PUT /requests/{id}/delete`; one that is out has to be recalled on the way.
 * https://zoho.com/sign/api/document-managment/delete-document.html
 */
export const deleteRequest = (
  world: World,
  request: StoredRequest,
  recall: { readonly isWanted: boolean; readonly reason: string | undefined },
): SimResponse => {
  if (request.status === "inprogress") {
    if (!recall.isWanted) throw new Refused("wrongState", "Recall the document before it is deleted");
    recallRequest(world, request, recall.reason);
  }
  trashRequest(world, request);
  return done("Document deleted successfully");
};
