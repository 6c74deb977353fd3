export const DAY_MS = 86_400_000;

/** The demo's time: it runs like any clock, and now and then whole days pass at once. */
export interface Calendar {
  readonly now: () => Date;
  pass(days: number): void;
}

/** A calendar that begins today. */
export function createCalendar(): Calendar {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    pass(days) {
      aheadMs += days * DAY_MS;
    },
  };
}
