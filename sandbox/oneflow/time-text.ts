/** Milliseconds since 1970 as Oneflow writes instants: `2020-07-06T15:14:14+0000`. */
export const timeText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

/** The same, `null` where nothing has happened yet. */
export const timeOrNull = (ms: number | null): string | null => (ms === null ? null : timeText(ms));

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)$/u;

/** An instant of a filter, with or without the colon in its zone; `undefined` = none. */
export const readTime = (text: string): number | undefined => {
  if (!DATE_TIME.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
};

/** The last moment of a calendar day in UTC; `undefined` = no such day. */
export const endOfDay = (date: string): number | undefined => {
  if (!/^\d{4}-\d\d-\d\d$/u.test(date)) return undefined;
  const ms = Date.parse(`${date}T23:59:59Z`);
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(date) ? undefined : ms;
};
