/** The first circle in a graph of names, as the path that runs round it; `undefined` = there is none. */
export function findCircle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];

  function descend(name: string): readonly string[] | undefined {
    if (done.has(name)) return undefined;
    const seenAt = path.indexOf(name);
    if (seenAt !== -1) return [...path.slice(seenAt), name];
    path.push(name);
    for (const next of graph.get(name) ?? []) {
      const circle = descend(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(name);
    return undefined;
  }

  for (const name of graph.keys()) {
    const circle = descend(name);
    if (circle) return circle;
  }
  return undefined;
}
