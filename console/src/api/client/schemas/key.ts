// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { By } from "./by.ts";

export interface Key {
  /** @format date-time */
  at: string;
  by: By;
  /** @format date-time */
  endsAt?: string;
  id: string;
  name: string;
  role: "viewer" | "operator" | "owner";
  /** @format date-time */
  usedAt?: string;
}
