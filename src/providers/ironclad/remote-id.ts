import type { RemoteId } from "../../domain/contract.ts";
import { createRemoteIds } from "../remote-id.ts";

const ids = createRemoteIds("Ironclad");

/** An id as a path segment. Throws `not_found` for one that could lead to another path. */
export const { pathSegment } = ids;

/** The vendor's id as a {@link RemoteId}; `undefined` = nothing that may enter a URL path. Only texts are ids here. */
export function remoteIdFrom(value: unknown): RemoteId | undefined {
  return typeof value === "string" ? ids.remoteIdFrom(value) : undefined;
}
