import type { ReadOverviewData } from "../../api/client/overview.ts";

type Week = ReadOverviewData["weeks"][number];

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The last `count` weeks up to the newest one or today's, each with what happened in it, also where that is nothing. */
export function fillWeeks(weeks: readonly Week[], count: number, nowMs: number): readonly Week[] {
  const known = new Map(weeks.map((week) => [week.week.slice(0, 10), week]));
  const newest = [mondayOf(nowMs), ...known.keys()].toSorted().at(-1) ?? "";
  const last = Date.parse(`${newest}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const week = isoDay(last - (count - 1 - index) * WEEK_MS);
    return known.get(week) ?? { week };
  });
}

function mondayOf(ms: number): string {
  const sinceMonday = (new Date(ms).getUTCDay() + 6) % 7;
  return isoDay(ms - sinceMonday * DAY_MS);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
