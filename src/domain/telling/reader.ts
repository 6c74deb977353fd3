import type { Say, SayKey, Values } from "../../texts/say.ts";

/** Who reads a sentence: on a screen there are buttons, in a terminal commands. */
export interface Reader {
  readonly say: Say;
  readonly at: "screen" | "terminal";
}

/** Advice as this reader can follow it: what is said otherwise on a screen stands beside it as `_screen`. */
export function advise({ say, at }: Reader, key: SayKey, values: Values = {}): string {
  return say(key, at === "screen" ? { ...values, context: "screen" } : values);
}
