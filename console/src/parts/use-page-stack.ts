import { useState } from "react";

interface PageStack {
  /** Remembers the page that is left behind, as its cursor; the first page is `undefined`. */
  readonly push: (after: string | undefined) => void;
  /** The page before; `undefined` = the first one. */
  readonly pop: () => string | undefined;
}

interface Left {
  readonly key: string;
  readonly cursors: readonly (string | undefined)[];
}

/** Remembers the way through a list whose cursors lead only forwards. Another filter (`key`) begins anew. */
export function usePageStack(key: string): PageStack {
  const [left, setLeft] = useState<Left>({ key, cursors: [] });
  const cursors = left.key === key ? left.cursors : [];
  return {
    push: (after) => setLeft({ key, cursors: [...cursors, after] }),
    pop: () => {
      setLeft({ key, cursors: cursors.slice(0, -1) });
      return cursors.at(-1);
    },
  };
}
