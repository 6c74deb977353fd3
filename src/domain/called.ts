/** Something with an id that people call by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
}

/**
 * Those that the text means: by exact name, else by id or code, else by the name whatever its case. More than one = it is not
 * clear which.
 */
export function called<T extends Named>(all: readonly T[], wanted: string): readonly T[] {
  const bare = wanted.trim();
  const lower = bare.toLowerCase();
  const tries = [
    all.filter(({ name }) => name === wanted),
    all.filter(({ id, code }) => id === bare || (code !== undefined && code === bare)),
    all.filter(({ name }) => name.trim().toLowerCase() === lower),
  ];
  return tries.find((some) => some.length > 0) ?? [];
}
