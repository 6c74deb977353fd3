import type { NewTask } from "../crm.ts";
import { at, textAt, wireId } from "./raw.ts";
import type { Raw } from "./raw.ts";

/** Kommo names no limit for the text of notes and tasks [UNCONFIRMED]: short enough for any text column. */
const MOST_CHARACTERS = 5000;

/** The text, cut where it is too long, with the marker on a line of its own at the end. */
export function markedText(text: string, marker: string): string {
  const room = MOST_CHARACTERS - marker.length - 1;
  const cut =
    text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1)).replace(/[\uD800-\uDBFF]$/u, "")}…`;
  return `${cut}\n${marker}`;
}

/** Does this note or task carry the marker? Notes keep their text under `params`, tasks on top. */
export function hasMarker(entry: unknown, marker: string): boolean {
  return textAt(at(entry, "params"), "text").includes(marker) || textAt(entry, "text").includes(marker);
}

/** A plain note on a lead that starts no Digital Pipeline triggers [notes]. */
export function noteBody(dealId: string, text: string, marker: string): Raw {
  return {
    entity_id: wireId(dealId),
    note_type: "common",
    params: { text: markedText(text, marker) },
    is_need_to_trigger_digital_pipeline: false,
  };
}

/** A task on a lead; times are unix seconds. */
export function taskBody(dealId: string, task: NewTask): Raw {
  return {
    entity_id: wireId(dealId),
    entity_type: "leads",
    text: markedText(task.text, task.marker),
    complete_till: Math.floor(task.dueAt.getTime() / 1000),
    ...(task.responsibleUserId === undefined ? {} : { responsible_user_id: wireId(task.responsibleUserId) }),
  };
}
