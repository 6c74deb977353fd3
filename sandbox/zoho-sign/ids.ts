/** Ids of one kind: 18 digits, beyond 2^53, one after another, so that neighbours fall together once they are floats. */
export interface Ids {
  next(): string;
}

/** `first` is given out first. */
export const createIds = (first: bigint): Ids => {
  let next = first;
  return {
    next: () => {
      const id = String(next);
      next += 1n;
      return id;
    },
  };
};
