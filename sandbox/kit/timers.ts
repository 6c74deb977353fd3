/** Timers that can be forgotten together. */
export interface Timers {
  /** Returns the way to forget this one. */
  after(delayMs: number, then: () => void): () => void;
  /** Forgets all that wait; returns how many. */
  clear(): number;
}

/** No timers at first. */
export const createTimers = (): Timers => {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    after: (delayMs, then) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        then();
      }, delayMs);
      waiting.add(timer);
      return () => {
        clearTimeout(timer);
        waiting.delete(timer);
      };
    },
    clear: () => {
      const count = waiting.size;
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
      return count;
    },
  };
};
