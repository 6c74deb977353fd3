import type { PlacedText } from "./page-text.ts";

/** Labels of the town's templates stand left of this, values right of it. */
const MIDDLE = 200;
/** Rows of the town's templates are further apart than twice this. */
const REACH = 22;

/** What stands beside `name:` labels on a page as the town's templates print them: `null` = nothing. */
export const labelledValues = (texts: readonly PlacedText[]): Readonly<Record<string, string | null>> => {
  const labels = texts.filter(({ text, x }) => x < MIDDLE && /^\w+:$/u.test(text));
  return Object.fromEntries(
    labels.map((label) => {
      const value = texts
        .filter(({ x, y }) => x >= MIDDLE && Math.abs(y - label.y) <= REACH)
        .map(({ text }) => text.trim())
        .filter((text) => text !== "")
        .join(" ");
      return [label.text.slice(0, -1), value === "" ? null : value];
    }),
  );
};
