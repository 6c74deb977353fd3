/** Characters that no reader sees: control characters (but not line breaks and tabs) and direction overrides. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text of several lines without invisible characters, trimmed, line breaks as `\n`. */
export function cleanText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll(INVISIBLE, "").trim();
}

/** The same on one line: names, titles. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, " ");
}

/** Cut to so many characters, never through one of them, with `…` where something is missing. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
