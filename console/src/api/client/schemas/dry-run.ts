// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { ContractStatus } from "./contract-status.ts";

export interface DryRun {
  cost?: string;
  effects: readonly string[];
  held?: string;
  last?: {
    reference: string;
    status: ContractStatus;
  };
  next?: string;
  order?: {
    expiresAt?: string;
    fields: readonly {
      name: string;
      value: string;
    }[];
    message?: string;
    signers: readonly {
      email: string;
      language?: string;
      name: string;
      order: number;
      phone?: string;
      receives: "signature" | "copy";
      role: string;
    }[];
    template: string;
    title: string;
  };
  outlook: "now" | "later" | "covered" | "never";
  playbook: string;
  problems: readonly {
    text: string;
    what: string;
  }[];
  vendor?: string;
  warnings: readonly string[];
}
