const WEEKS = [4, 12, 26, 52] as const;
export type Weeks = (typeof WEEKS)[number];

/** The overview's address: `?weeks=12`. */
export interface OverviewSearch {
  readonly weeks?: Weeks;
}

/** Over how many weeks one may look. */
export const WEEK_CHOICES: readonly Weeks[] = WEEKS;
export const DEFAULT_WEEKS: Weeks = 12;

/** Reads it; nonsense counts as absent. */
export function readOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const weeks = WEEKS.find((one) => String(one) === String(search["weeks"]));
  return weeks === undefined || weeks === DEFAULT_WEEKS ? {} : { weeks };
}
