/** Puts `content` between `<!-- name -->` and `<!-- /name -->`. Throws where the page lacks the markers. */
export function betweenMarkers(page: string, name: string, content: string): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page lacks the markers ${start} and ${end}.`);
  return `${page.slice(0, from + start.length)}\n${content}\n${page.slice(to)}`;
}
