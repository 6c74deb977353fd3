import { relativeUnit } from "./relative-unit.ts";

/** How instants are written for the readers of one account. */
export interface InstantFormats {
  /** `21 Nov 2026, 14:03`. */
  readonly instant: (iso: string) => string;
  /** `21 Nov 2026, 14:03:22`. */
  readonly second: (iso: string) => string;
  /** `21 Nov 2026`. */
  readonly day: (iso: string) => string;
  /** `14:03:22`. */
  readonly time: (iso: string) => string;
  /** `Saturday 21 November 2026, 14:03:22 CET`: for tooltips, where doubt ends. */
  readonly exact: (iso: string) => string;
  /** `3 hours ago`, `in 2 days`. */
  readonly relative: (iso: string, nowMs: number) => string;
}

const made = new Map<string, InstantFormats>();

/** Formats in this zone (IANA); one that the browser does not know counts as UTC. Made once per zone and language. */
export function instantFormats(timezone: string, language: string): InstantFormats {
  const key = `${language} ${timezone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const formats = make(knownZone(timezone), language);
  made.set(key, formats);
  return formats;
}

function make(timeZone: string, language: string): InstantFormats {
  const instant = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "medium", timeStyle: "short" });
  const second = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "medium", timeStyle: "medium" });
  const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "medium" });
  const time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: "medium" });
  const exact = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "full", timeStyle: "long" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    instant: by(instant),
    second: by(second),
    day: by(day),
    time: by(time),
    exact: by(exact),
    relative: (iso, nowMs) => {
      const ms = new Date(iso).getTime();
      return Number.isNaN(ms) ? iso : relative.format(...relativeUnit(ms, nowMs));
    },
  };
}

function by(format: Intl.DateTimeFormat): (iso: string) => string {
  return (iso) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : format.format(date);
  };
}

function knownZone(timezone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
