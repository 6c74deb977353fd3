/** So many at once, and so many a second after that. */
export interface Flow {
  readonly most: number;
  readonly perSecond: number;
}

/** Counts by key, in this process. */
export interface Bucket {
  /** Takes one. Seconds to wait where there is none; `undefined` = taken. */
  take(key: string): number | undefined;
  /** The same question, and nothing is taken. */
  wait(key: string): number | undefined;
}

/** Beyond so many keys, the one that took last the longest ago is forgotten. */
const MOST_KEYS = 10_000;

/** `nowMs`: a clock that only goes forward. */
export function createBucket({ most, perSecond }: Flow, nowMs = () => performance.now()): Bucket {
  const levels = new Map<string, { left: number; at: number }>();

  const leftOf = (key: string, at: number): number => {
    const level = levels.get(key);
    return level === undefined ? most : Math.min(most, level.left + ((at - level.at) / 1000) * perSecond);
  };
  const waitFor = (left: number): number | undefined =>
    left >= 1 ? undefined : Math.max(1, Math.ceil((1 - left) / perSecond));

  function forgetOne(): void {
    const oldest = levels.keys().next();
    if (oldest.done !== true) levels.delete(oldest.value);
  }

  return {
    take(key) {
      const at = nowMs();
      const left = leftOf(key, at);
      if (left < 1) return waitFor(left);
      // to the end of the line
      levels.delete(key);
      levels.set(key, { left: left - 1, at });
      if (levels.size > MOST_KEYS) forgetOne();
      return undefined;
    },
    wait: (key) => waitFor(leftOf(key, nowMs())),
  };
}
