import { createRemoteIds } from "../remote-id.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids of API v3 are UUIDs; of the article's drafts nothing is said. */
export const { remoteIdFrom, pathSegment } = createRemoteIds("Contractbook");

/** API v3 accepts only ids of this form for parties, data fields and versions. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
