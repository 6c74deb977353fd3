import type { Claim } from "../crm.ts";
import { pagesOf } from "./pages.ts";
import { at, idAt, instantAt, textAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** What {@link markerOf} writes for the effect `claim`. */
const CLAIM = /\[(CS-[0-9A-Z]{13}) claim\]\s*$/u;

/** Claims among the deal's notes. Kommo counts its notes, so that the smaller number was written first. */
export async function readClaims(call: Wire, dealId: string, since: Date): Promise<readonly Claim[]> {
  const path = `/api/v4/leads/${dealId}/notes?filter[note_type][]=common&order[id]=desc&limit=250`;
  const found: { readonly id: string; readonly reference: string }[] = [];
  for await (const notes of pagesOf(call, { path, embedded: "notes", operation: "notes.list" })) {
    for (const note of notes) {
      const [id, reference] = [idAt(note, "id"), CLAIM.exec(textAt(at(note, "params"), "text"))?.[1]];
      const isOld = (instantAt(note, "created_at")?.getTime() ?? Infinity) < since.getTime();
      if (id !== undefined && reference !== undefined && !isOld) found.push({ id, reference });
    }
    if (notes.every((note) => (instantAt(note, "created_at")?.getTime() ?? Infinity) < since.getTime()))
      break;
  }
  return found
    .toSorted((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
    .map(({ reference }) => ({ reference }));
}
