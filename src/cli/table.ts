import { stripVTControlCharacters } from "node:util";

/** Rows under a heading in aligned columns; colours do not count as width. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  return all.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join("  ")
      .trimEnd(),
  );
}

/** Columns a text takes: wide East Asian characters and emoji take two. */
function width(text: string): number {
  const bare = stripVTControlCharacters(text);
  let columns = 0;
  for (const character of bare) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}
