// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Capabilities {
  byHand?: string;
  changedSince: boolean;
  draft: boolean;
  evidence: boolean;
  expiry: "vendor" | "ours";
  extend: boolean;
  find: boolean;
  levels: readonly string[];
  maxDays?: number;
  order: readonly ("parallel" | "sequential" | "grouped")[];
  remind: boolean;
  reopens?: true;
  revive: boolean;
  signedCopy: boolean;
  templates: boolean | "names";
  update: boolean;
  withdraw: "recall" | "withdraw" | "cancel" | "delete" | "none";
}
