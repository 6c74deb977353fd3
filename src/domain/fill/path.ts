/** A place in the words of texts: `["deal", "fields", "Plan"]`. Computed steps are `undefined`. */
export type Path = readonly (string | undefined)[];

const NAME = /^[\p{L}_][\p{L}\p{N}_-]*/u;
const STEP = /^(?:\.([\p{L}\p{N}_][\p{L}\p{N}_-]*)|\[\s*(?:"([^"]*)"|'([^']*)'|(\d+))\s*\])/u;

/** Reads a path as it stands in a condition or choice, without braces. `undefined` = not a path. */
export function parsePath(text: string): Path | undefined {
  let rest = text.trim();
  const head = NAME.exec(rest)?.[0];
  if (head === undefined) return undefined;
  const path = [head];
  rest = rest.slice(head.length);
  while (rest !== "") {
    const step = STEP.exec(rest);
    const word = step?.[1] ?? step?.[2] ?? step?.[3] ?? step?.[4];
    if (step === null || word === undefined) return undefined;
    path.push(word);
    rest = rest.slice(step[0].length);
  }
  return path;
}

/** The path as a person would write it in a text. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (step === undefined) return "[…]";
      if (index === 0) return step;
      return /^[\p{L}\p{N}_-]+$/u.test(step) ? `.${step}` : `["${step}"]`;
    })
    .join("");
}
