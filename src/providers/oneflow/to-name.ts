const MOST = 130;
const letters = new Intl.Segmenter();

/** A title as the vendor takes a contract's name: one of at most 130 characters (reference page `create-a-contract`). */
export function toName(title: string): string {
  if (title.length <= MOST) return title;
  let name = "";
  for (const { segment } of letters.segment(title)) {
    if (name.length + segment.length > MOST - 1) break;
    name += segment;
  }
  return `${name.trimEnd()}…`;
}
