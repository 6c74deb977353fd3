// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { ContractActionName } from "./contract-action-name.ts";

export interface ContractAction {
  action: ContractActionName;
  /** What will happen at the vendor */
  atVendor: string;
  /** Why it is not possible */
  because?: string;
  help?: string;
  /** What will happen in Kommo */
  inCrm: string;
  isPossible: boolean;
}
