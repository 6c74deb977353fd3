import { createRemoteIds } from "../remote-id.ts";

/** Of requests and documents alike. */
export const { remoteIdFrom, pathSegment } = createRemoteIds("Skribble");
