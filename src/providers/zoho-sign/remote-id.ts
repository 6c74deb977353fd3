import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";

/** Ids have 13 to 18 digits and more: as JSON numbers they exceed 2^53, so only texts and safe numbers are ids. */
const SHAPE = /^\d{1,24}$/;

/** The vendor's id as a {@link RemoteId}; `undefined` = nothing that may enter a URL path. */
export function remoteIdFrom(value: unknown): RemoteId | undefined {
  if (typeof value === "number" && !Number.isSafeInteger(value)) return undefined;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  return isRemoteId(text) ? text : undefined;
}

function isRemoteId(text: string): text is RemoteId {
  return SHAPE.test(text);
}

/** Could this be an id, rather than a name? */
export function isId(text: string): boolean {
  return SHAPE.test(text);
}

/** An id as a path segment. Throws `not_found` for one that could lead to another path. */
export function pathSegment(id: string): string {
  if (SHAPE.test(id)) return id;
  throw new CountersignError("not_found", STOP, "This is not an id that Zoho Sign gives out.");
}
