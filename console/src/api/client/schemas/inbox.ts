// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Paper } from "./paper.ts";

export interface Inbox {
  id: string;
  /** The vendor ends contracts by itself; else Countersign takes them back */
  letsExpire: boolean;
  /** Newest first */
  papers: readonly Paper[];
  variant: "documented" | "brief";
  vendor: string;
}
