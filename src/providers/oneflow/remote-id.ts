import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";

const SHAPE = /^[\w-]{1,100}$/;

/** The vendor's id (an integer; the article reads it as text); `undefined` = nothing that may enter a URL path. */
export function remoteIdFrom(value: unknown): RemoteId | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  return isRemoteId(text) ? text : undefined;
}

function isRemoteId(text: string): text is RemoteId {
  return SHAPE.test(text);
}

/** An id as a path segment. Throws `not_found` for one that could lead to another path. */
export function pathSegment(id: string): string {
  if (SHAPE.test(id)) return id;
  throw new CountersignError("not_found", STOP, "This is not an id that Oneflow gives out.");
}

/** Ids of workspaces and templates are whole numbers; whatever else a playbook says is a name. */
export function isWholeNumber(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}
