/** When lists are read for what no hook told, and how far back; milliseconds. */
export const CATCH_UP_WINDOWS = {
  /** How often Kommo's event log and the vendors' lists are read. */
  everyMs: 5 * 60_000,
  /** Windows overlap, because a list may lag behind. */
  overlapMs: 10 * 60_000,
} as const;
