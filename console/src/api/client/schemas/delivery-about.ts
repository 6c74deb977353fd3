// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { ContractStatus } from "./contract-status.ts";

export interface DeliveryAbout {
  /** `waiting` = it is being looked at; `nothing` = the look found nothing new */
  came: "waiting" | "changed" | "nothing";
  contracts: readonly {
    /** How it stood after the call; absent = it did not change by it */
    became?: ContractStatus;
    reference: string;
    /** How it stands now */
    status: ContractStatus;
  }[];
  dealId: string;
  dealName?: string;
}
