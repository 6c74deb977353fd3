/** An item of a list without ids of its own. */
export interface Keyed<T> {
  readonly key: string;
  readonly index: number;
  readonly item: T;
}

/**
 * Items that have no id, keyed by their place. What a row keeps by itself (a half-typed word) is forgotten when the list gets
 * longer or shorter, or `generation` says that items changed their places.
 */
export function keyed<T>(items: readonly T[], generation = 0): readonly Keyed<T>[] {
  return items.map((item, index) => ({ key: `${generation} ${items.length} ${index}`, index, item }));
}
