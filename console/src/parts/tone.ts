/** What a colour means, everywhere in the console. */
export type Tone = "good" | "busy" | "warn" | "bad" | "quiet";

/** The tone's variables of the theme: letters, and the ground behind them. */
export function toneColours(tone: Tone): { readonly color: string; readonly background: string } {
  return { color: `var(--cs-${tone})`, background: `var(--cs-${tone}-soft)` };
}
