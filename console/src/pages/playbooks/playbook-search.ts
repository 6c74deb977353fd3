import { readText } from "../read-text.ts";

/** The editor's address: the stage that was picked for a new playbook, as a playbook names it. */
export interface PlaybookSearch {
  readonly pipeline?: string;
  readonly stage?: string;
}

/** Reads it; nonsense counts as absent. */
export function readPlaybookSearch(search: Record<string, unknown>): PlaybookSearch {
  return { ...readText(search, "pipeline"), ...readText(search, "stage") };
}
