import type { Caller } from "../auth/caller.ts";

/** How versions and the trail name whoever calls. */
export function editedBy({ name }: Pick<Caller, "name">): string {
  return `person:${name}`;
}
