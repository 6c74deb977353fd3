const MAX_KEYS = 200;

interface Held<T> {
  readonly at: number;
  readonly value: Promise<T>;
}

/** Remembers what was loaded per key for a while; calls that come together share one load. Failures are not kept. */
export interface Kept<T> {
  get(key: string, load: () => Promise<T>): Promise<T>;
  clear(): void;
}

export function createKept<T>(keptMs: number, now: () => Date): Kept<T> {
  const held = new Map<string, Held<T>>();
  return {
    async get(key, load) {
      const at = now().getTime();
      const known = held.get(key);
      if (known && at >= known.at && at - known.at < keptMs) return known.value;
      if (held.size >= MAX_KEYS) held.clear();
      const value = load();
      held.set(key, { at, value });
      try {
        return await value;
      } catch (error) {
        if (held.get(key)?.value === value) held.delete(key);
        throw error;
      }
    },
    clear: () => held.clear(),
  };
}
