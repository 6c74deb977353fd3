import { readText } from "../read-text.ts";

const STATUSES = [
  "planned",
  "drafted",
  "sent",
  "signed",
  "declined",
  "expired",
  "withdrawn",
  "failed",
  "waiting",
] as const;
const SORTS = ["newest", "sent", "ended", "expiring"] as const;

export type ContractsStatus = (typeof STATUSES)[number];
export type ContractsSort = (typeof SORTS)[number];

/** The list's address: what is searched for, how it is sorted, and where the page begins. */
export interface ContractsSearch {
  readonly search?: string;
  readonly status?: ContractsStatus;
  readonly playbook?: string;
  readonly connection?: string;
  readonly user?: string;
  readonly sort?: ContractsSort;
  /** Cursor of the API. */
  readonly after?: string;
}

export const STATUS_CHOICES: readonly ContractsStatus[] = STATUSES;
export const SORT_CHOICES: readonly ContractsSort[] = SORTS;

/** Reads it; nonsense counts as absent. */
export function readContractsSearch(search: Record<string, unknown>): ContractsSearch {
  const status = STATUSES.find((one) => one === search["status"]);
  const sort = SORTS.find((one) => one === search["sort"]);
  return {
    ...readText(search, "search"),
    ...(status === undefined ? {} : { status }),
    ...readText(search, "playbook"),
    ...readText(search, "connection"),
    ...readText(search, "user"),
    ...(sort === undefined || sort === "newest" ? {} : { sort }),
    ...readText(search, "after"),
  };
}
