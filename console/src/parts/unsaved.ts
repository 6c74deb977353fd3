const held = new Set<symbol>();

/** Tells that something typed stands unsaved on the page. Returns what takes it back. */
export function holdUnsaved(): () => void {
  const one = Symbol("unsaved");
  held.add(one);
  return () => {
    held.delete(one);
  };
}

/** Would anything typed be lost if the page were left now? */
export function hasUnsaved(): boolean {
  return held.size > 0;
}
