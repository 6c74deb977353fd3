import type { DurationCount, Figures, Span } from "../../store/figures.ts";

/** How long contracts took, with a memory: the weeks that are over hardly change, and there are many of them. */
export interface DurationBook {
  /** From the Monday `weeks` weeks back until now. */
  durations(
    span: Pick<Span, "account" | "until" | "timezone">,
    weeks: number,
    now: Date,
  ): Promise<readonly DurationCount[]>;
}

interface Remembered {
  readonly readMs: number;
  readonly rows: Promise<readonly DurationCount[]>;
}

/** What was signed late or revived changes a past week a little: such changes are seen after so long. */
const REMEMBERED_MS = 30 * 60_000;
const MOST_REMEMBERED = 2_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** One per process. */
export function createDurationBook(figures: Pick<Figures, "durations">): DurationBook {
  const known = new Map<string, Remembered>();

  function past(span: Span, now: Date): Promise<readonly DurationCount[]> {
    const { account, until, timezone, from, to } = span;
    const key = JSON.stringify([account, until, timezone, from, to]);
    const before = known.get(key);
    if (before !== undefined && now.getTime() - before.readMs < REMEMBERED_MS) return before.rows;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const rows = figures.durations(span);
    known.set(key, { readMs: now.getTime(), rows });
    rows.catch(() => known.delete(key));
    return rows;
  }

  return {
    async durations({ account, until, timezone }, weeks, now) {
      const monday = mondayOf(now, timezone);
      const from = new Date(monday.getTime() - (weeks - 1) * WEEK_MS);
      const span = { account, until, timezone };
      const [old, fresh] = await Promise.all([
        weeks > 1 ? past({ ...span, from, to: monday }, now) : [],
        figures.durations({ ...span, from: monday, to: new Date(now.getTime() + DAY_MS) }),
      ]);
      return [...old, ...fresh];
    },
  };
}

/** The instant at which the week began, in this zone. */
function mondayOf(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";
  const days = Math.max(0, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")));
  const seconds = (Number(part("hour")) * 60 + Number(part("minute"))) * 60 + Number(part("second"));
  return new Date(now.getTime() - (now.getTime() % 1_000) - days * DAY_MS - seconds * 1_000);
}
