// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface SandboxNews {
  /** @format date-time */
  at: string;
  deal: string;
  id: string;
  reference: string;
  text: string;
}
