import { trailWords } from "../domain/telling/trail-words.ts";
import type { TrailEntry } from "../store/store.ts";
import { plain } from "./paint.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** One trail entry in words, safe for a terminal. */
export function trailSentence(entry: Pick<TrailEntry, "event" | "actor" | "data">): string {
  return plain(trailWords(entry, sayInEnglish));
}
