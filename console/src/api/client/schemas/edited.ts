// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Edited {
  /** @format date-time */
  at: string;
  by: string;
  note?: string;
}
