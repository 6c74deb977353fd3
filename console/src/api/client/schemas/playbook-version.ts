// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Playbook } from "./playbook.ts";

export interface PlaybookVersion {
  /** @format date-time */
  at: string;
  by: string;
  differences: readonly {
    after?: unknown;
    before?: unknown;
    path: string;
  }[];
  note?: string;
  playbook?: Playbook;
  version: number;
}
