// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Edited } from "./edited.ts";
import type { Issue } from "./issue.ts";
import type { Playbook } from "./playbook.ts";

export interface PlaybookDetail {
  edited?: Edited;
  issues: readonly Issue[];
  playbook: Playbook;
  version: number;
}
