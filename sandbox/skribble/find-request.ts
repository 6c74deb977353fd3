import { notFound } from "./answers.ts";
import { expireRequest } from "./sign-request.ts";
import type { SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

/** Ends a request whose time is over; returns it. */
export const upToDate = (world: World, request: SignatureRequest): SignatureRequest => {
  const { expiresAt, state } = request;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= world.options.now().getTime();
  if (isOver && state === "OPEN") expireRequest(world, request);
  return request;
};

/** Each API user sees what it made itself. */
export const maySee = (request: SignatureRequest, username: string): boolean =>
  [request.apiUser, request.owner, ...request.writers, ...request.readers].includes(username);

/** By id. Throws Refused(404): there is none, or it is not for this user. */
export const findRequest = (world: World, username: string, id: string): SignatureRequest => {
  const request = world.requests.get(id);
  if (request === undefined || !maySee(request, username)) throw notFound("SignatureRequest");
  return upToDate(world, request);
};
