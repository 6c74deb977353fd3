import { CountersignError, RETRY } from "../../domain/errors.ts";
import { hasMarker } from "./marked-text.ts";
import { pagesOf } from "./pages.ts";
import { idAt, instantAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** Clocks differ: entries this much older than `since` are still looked at. */
const SLACK_MS = 10 * 60_000;

/** Is there a note of the deal that carries the marker, newest first and no further back than `since`? */
export function findNote(call: Wire, dealId: string, marker: string, since: Date): Promise<boolean> {
  const path = `/api/v4/leads/${dealId}/notes?filter[note_type][]=common&order[id]=desc&limit=250`;
  return findIn(call, { path, embedded: "notes", operation: "notes.list" }, { dealId, marker, since });
}

/** The same for tasks, open or completed. */
export function findTask(call: Wire, dealId: string, marker: string, since: Date): Promise<boolean> {
  const path = `/api/v4/tasks?filter[entity_type]=leads&filter[entity_id][]=${dealId}&order[id]=desc&limit=250`;
  return findIn(call, { path, embedded: "tasks", operation: "tasks.list" }, { dealId, marker, since });
}

interface Wanted {
  readonly dealId: string;
  readonly marker: string;
  readonly since: Date;
}

async function findIn(
  call: Wire,
  list: { readonly path: string; readonly embedded: string; readonly operation: string },
  { dealId, marker, since }: Wanted,
): Promise<boolean> {
  const oldest = since.getTime() - SLACK_MS;
  for await (const entries of pagesOf(call, list)) {
    if (entries.some((entry) => hasMarker(entry, marker))) return true;
    if (entries.some((entry) => idAt(entry, "entity_id") !== dealId)) {
      const detail = `Kommo listed ${list.embedded} of other deals: its filter was not applied.`;
      throw new CountersignError("answer_unreadable", RETRY, detail, {
        connection: "kommo",
        operation: list.operation,
      });
    }
    // The whole page must be older: Kommo promises no order.
    if (entries.every((entry) => (instantAt(entry, "created_at")?.getTime() ?? Infinity) < oldest))
      return false;
  }
  return false;
}
