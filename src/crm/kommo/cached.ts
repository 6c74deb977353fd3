/** A value that is read rarely: kept for a while, one flight at a time, never a failure. */
export interface Cached<T> {
  readonly get: () => Promise<T>;
  /** Reads again unless what is kept is only moments old. */
  readonly fresh: () => Promise<T>;
  /** What is kept is known to be old. */
  readonly forget: () => void;
}

/** A name that nobody finds must not cause a call for each deal. */
const YOUNG_MS = 30_000;

export function cached<T>(load: () => Promise<T>, now: () => Date, keepMs = 600_000): Cached<T> {
  let kept: { readonly value: T; readonly at: number } | undefined;
  let flight: Promise<T> | undefined;

  function read(): Promise<T> {
    flight ??= load()
      .then((value) => {
        kept = { value, at: now().getTime() };
        return value;
      })
      .finally(() => {
        flight = undefined;
      });
    return flight;
  }

  async function within(ms: number): Promise<T> {
    const age = kept === undefined ? Infinity : now().getTime() - kept.at;
    return kept !== undefined && age >= 0 && age < ms ? kept.value : read();
  }
  return {
    get: () => within(keepMs),
    fresh: () => within(YOUNG_MS),
    forget: () => {
      kept = undefined;
    },
  };
}
