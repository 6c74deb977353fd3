import { createRemoteIds } from "../remote-id.ts";

/** The vendor's ids are integers; the article reads them as text. */
export const { remoteIdFrom, pathSegment } = createRemoteIds("Oneflow");

/** Ids of workspaces and templates are whole numbers; whatever else a playbook says is a name. */
export function isWholeNumber(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}
