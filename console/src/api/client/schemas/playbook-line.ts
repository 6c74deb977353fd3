// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Edited } from "./edited.ts";
import type { Issue } from "./issue.ts";

export interface PlaybookLine {
  edited?: Edited;
  enabled: boolean;
  id: string;
  issues: readonly Issue[];
  lastMonth: {
    ended: number;
    failed: number;
    planned: number;
    signed: number;
    underWay: number;
  };
  name: string;
  templates: readonly string[];
  through: readonly string[];
  vendors: readonly string[];
  when: {
    pipeline: string;
    stage: string;
  };
}
