import type { RemoteId } from "../../domain/contract.ts";
import { createRemoteIds } from "../remote-id.ts";

/** Ids have 13 to 18 digits and more: as JSON numbers they exceed 2^53, so only texts and safe numbers are ids. */
const SHAPE = /^\d{1,24}$/;

const ids = createRemoteIds("Zoho Sign", SHAPE);

/** An id as a path segment. Throws `not_found` for one that could lead to another path. */
export const { pathSegment } = ids;

/** The vendor's id as a {@link RemoteId}; `undefined` = nothing that may enter a URL path. */
export function remoteIdFrom(value: unknown): RemoteId | undefined {
  if (typeof value === "number" && !Number.isSafeInteger(value)) return undefined;
  return ids.remoteIdFrom(value);
}

/** Could this be an id, rather than a name? */
export function isId(text: string): boolean {
  return SHAPE.test(text);
}
