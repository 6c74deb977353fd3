import type { Claim } from "../crm.ts";
import { pagesOf } from "./pages.ts";
import { at, idAt, instantAt, textAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** What {@link markerOf} writes, whatever the effect: who made the contract while it was alone has claimed nothing. */
const MARKER = /\[(CS-[0-9A-Z]{13}) [^\]\n]*\]\s*$/u;

interface Marked {
  readonly id: string;
  readonly reference: string;
  readonly atMs: number;
}

/**
 * Contracts by their first marker among the deal's notes, where that was written since then: one that was told of before is
 * another stage's, whatever is told of it now. Kommo counts its notes, so that the smaller number was written first.
 */
export async function readClaims(call: Wire, dealId: string, since: Date): Promise<readonly Claim[]> {
  const path = `/api/v4/leads/${dealId}/notes?filter[note_type][]=common&order[id]=desc&limit=250`;
  const found: Marked[] = [];
  for await (const notes of pagesOf(call, { path, embedded: "notes", operation: "notes.list" })) {
    for (const note of notes) {
      const [id, reference] = [idAt(note, "id"), MARKER.exec(textAt(at(note, "params"), "text"))?.[1]];
      const atMs = instantAt(note, "created_at")?.getTime() ?? Infinity;
      if (id !== undefined && reference !== undefined) found.push({ id, reference, atMs });
    }
  }
  const first = new Map<string, Marked>();
  for (const one of found.toSorted(byNumber)) if (!first.has(one.reference)) first.set(one.reference, one);
  return [...first.values()]
    .filter(({ atMs }) => atMs >= since.getTime())
    .map(({ reference }) => ({ reference }));
}

function byNumber(a: Marked, b: Marked): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}
