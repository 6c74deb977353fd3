// Written by `npm run docs` from the routes in src/api. Do not edit.

export type ContractStatus =
  | "planned"
  | "drafted"
  | "sent"
  | "signed"
  | "declined"
  | "expired"
  | "withdrawn"
  | "failed";
