/** The last entries of a list that grows for ever. */
export interface Ring<Entry> {
  push(entry: Entry): void;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  clear(): void;
}

/** Keeps the last `kept` entries. */
export const createRing = <Entry>(kept: number): Ring<Entry> => {
  let list: Entry[] = [];
  return {
    push: (entry) => {
      list.push(entry);
      // Halving at twice the size is cheaper than a shift per entry.
      if (list.length >= kept * 2) list = list.slice(-kept);
    },
    get entries() {
      return list.length > kept ? list.slice(-kept) : list;
    },
    clear: () => {
      list = [];
    },
  };
};
