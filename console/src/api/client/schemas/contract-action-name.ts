// Written by `npm run docs` from the routes in src/api. Do not edit.

export type ContractActionName =
  | "look"
  | "resume"
  | "send"
  | "remind"
  | "withdraw"
  | "extend"
  | "again"
  | "link";
