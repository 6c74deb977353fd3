import { isUuid } from "./reference.ts";
import type { CatalogueSort } from "./catalogue.ts";
import { CursorInvalid } from "./cursor.ts";

/** How the console's list may be sorted: by which instant, and which way. */
export const CATALOGUE_ORDERS = {
  newest: { column: "created_at", direction: "desc" },
  sent: { column: "sent_at", direction: "desc" },
  ended: { column: "ended_at", direction: "desc" },
  expiring: { column: "expires_at", direction: "asc" },
} as const satisfies Record<CatalogueSort, { readonly column: string; readonly direction: "asc" | "desc" }>;

/** A place in a sorted list. Microseconds stay: the database's instants are finer than ours. */
interface SortedPlace {
  readonly sort: CatalogueSort;
  readonly at: string;
  readonly id: string;
}

const INSTANT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

/** The cursor behind this row. `at` is the sorted instant as the database writes it in UTC. */
export function sortedCursor({ sort, at, id }: SortedPlace): string {
  return Buffer.from(`${sort} ${id} ${at}`).toString("base64url");
}

/** Throws {@link CursorInvalid}: it may come from outside, or from a list that was sorted otherwise. */
export function readSortedCursor(cursor: string, sort: CatalogueSort): SortedPlace {
  const [sorted, id = "", ...rest] = Buffer.from(cursor, "base64url").toString().split(" ");
  const at = rest.join(" ");
  if (sorted !== sort || !isUuid(id) || !INSTANT.test(at)) throw new CursorInvalid();
  return { sort, at, id };
}
