/** Instants of a vendor that stamps to the microsecond; never the same instant twice, never backwards. */
export interface MicroClock {
  /** Microseconds since 1970. */
  tick(): number;
}

/** Follows `now`; while `now` stands still, counts microseconds. */
export const createMicroClock = (now: () => Date): MicroClock => {
  let last = 0;
  return {
    tick: () => {
      last = Math.max(last + 1, now().getTime() * 1000);
      return last;
    },
  };
};

/** `2026-01-31T09:00:00.000001Z`. */
export const microsText = (micros: number): string =>
  `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, "0")}Z`;

/** RFC 3339 with a zone → microseconds since 1970; `undefined` for anything else. */
export const readMicros = (text: string): number | undefined => {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/u.exec(text);
  if (parts === null) return undefined;
  const [, seconds = "", fraction = "", zone = ""] = parts;
  const ms = Date.parse(`${seconds}${zone}`);
  return Number.isNaN(ms) ? undefined : ms * 1000 + Number(fraction.padEnd(6, "0").slice(0, 6));
};
