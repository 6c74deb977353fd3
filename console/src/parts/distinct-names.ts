interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names by id; where several share a name, their ids tell them apart. */
export function distinctNames(all: readonly Named[]): ReadonlyMap<string, string> {
  const counts = Map.groupBy(all, ({ name }) => name);
  return new Map(
    all.map(({ id, name }) => [id, (counts.get(name)?.length ?? 0) > 1 ? `${name} (${id})` : name]),
  );
}
