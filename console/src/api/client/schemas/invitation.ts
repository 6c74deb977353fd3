// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { By } from "./by.ts";

export interface Invitation {
  /** @format date-time */
  at: string;
  by: By;
  email: string;
  /** @format date-time */
  endsAt: string;
  id: string;
  isEverywhere: boolean;
  role: "viewer" | "operator" | "owner";
}
