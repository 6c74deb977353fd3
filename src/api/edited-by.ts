import { signatureOf } from "../domain/actor.ts";
import type { Caller } from "../auth/caller.ts";

/** How versions name whoever calls. */
export function editedBy(caller: Pick<Caller, "name" | "email">): string {
  return `person:${signatureOf(caller)}`;
}
