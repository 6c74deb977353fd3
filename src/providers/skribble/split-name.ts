/** A name in the two parts that Skribble keeps apart. */
export interface NameParts {
  readonly first_name?: string;
  readonly last_name?: string;
}

/** Words that belong to the family name when they stand before it, in small letters. */
const PARTICLES = new Set(
  "von van vom zu zur zum de del della dei di da dal do dos das du des la le den der ten ter af av el".split(
    " ",
  ),
);

/** `Ludwig van Beethoven` → `Ludwig` and `van Beethoven`. What was one word is the first name. */
export function splitName(name: string): NameParts {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return {};
  if (words.length === 1) return { first_name: words.join("") };
  let start = words.length - 1;
  while (start > 1 && belongsToNext(words, start)) start -= 1;
  return { first_name: words.slice(0, start).join(" "), last_name: words.slice(start).join(" ") };
}

function belongsToNext(words: readonly string[], start: number): boolean {
  const isWord = /\p{L}/u.test(words[start] ?? "");
  return !isWord || PARTICLES.has(words[start - 1] ?? "");
}
