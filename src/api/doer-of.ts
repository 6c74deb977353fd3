import type { Caller } from "../auth/caller.ts";
import type { Doer } from "../store/change.ts";

/** How the list of changes names whoever calls. */
export function doerOf({ kind, name, email, id }: Pick<Caller, "kind" | "name" | "email" | "id">): Doer {
  return { via: kind === "key" ? "key" : "session", name, id, ...(email === undefined ? {} : { email }) };
}
