import { happen } from "./happen.ts";
import type { StoredAction, StoredRequest } from "./stored-request.ts";
import { actorsOf } from "./stored-request.ts";
import { inviteNext } from "./submit-request.ts";
import { nowMs } from "./world.ts";
import type { World } from "./world.ts";

/** The recipient opens the document; the first time leaves a trace. */
export const openRequest = (world: World, request: StoredRequest, action: StoredAction): void => {
  if (action.status !== "UNOPENED") return;
  action.status = "VIEWED";
  happen(world, request, "viewed", { by: action });
};

/**
 * The recipient signs; whose turn it is has been checked by the caller. Of the last one both hooks tell, and both say
 * that the request is completed.
 */
export const signRequest = (world: World, request: StoredRequest, action: StoredAction): void => {
  openRequest(world, request, action);
  action.status = "SIGNED";
  action.signedAt = nowMs(world);
  const isLast = actorsOf(request).every(({ status }) => status === "SIGNED");
  if (isLast) request.status = "completed";
  else inviteNext(request);
  happen(world, request, "signer-signed", { by: action });
  if (isLast) happen(world, request, "completed", { by: action });
};

/** The recipient says no, and the request ends. */
export const declineRequest = (
  world: World,
  request: StoredRequest,
  action: StoredAction,
  reason: string,
): void => {
  openRequest(world, request, action);
  action.status = "DECLINED";
  request.status = "declined";
  request.declineReason = reason;
  happen(world, request, "declined", { by: action, reason });
};

/** The recipient hands it to somebody else. */
export const forwardRequest = (
  world: World,
  request: StoredRequest,
  action: StoredAction,
  to: { readonly email: string; readonly name: string },
): void => {
  const before = { ...action };
  action.email = to.email;
  action.name = to.name;
  action.status = "UNOPENED";
  happen(world, request, "forwarded", { by: before });
};

/** The signing period ends. */
export const expireRequest = (world: World, request: StoredRequest): void => {
  request.status = "expired";
  happen(world, request, "expired");
};

/** Ends it when its period is over: nobody else watches the clock here. */
export const expireWhenDue = (world: World, request: StoredRequest): void => {
  const isDue = request.expireBy !== null && nowMs(world) > request.expireBy;
  if (request.status === "inprogress" && isDue) expireRequest(world, request);
};
