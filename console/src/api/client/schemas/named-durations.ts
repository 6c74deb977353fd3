// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Durations } from "./durations.ts";

export interface NamedDurations {
  id: string;
  name: string;
  /** From the deal's entry to the sending; absent = none was sent */
  sent?: Durations;
  /** From the sending to the last signature; absent = none was signed */
  signed?: Durations;
}
