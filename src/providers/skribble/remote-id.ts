import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";

const SHAPE = /^[\w-]{1,100}$/u;

/** The vendor's id as a {@link RemoteId}; `undefined` = nothing that may enter a URL path. */
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
  throw new CountersignError("not_found", STOP, "This is not an id that Skribble gives out.");
}
