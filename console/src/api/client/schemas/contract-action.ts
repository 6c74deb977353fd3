// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface ContractAction {
  action:
    | "look"
    | "resume"
    | "send"
    | "remind"
    | "withdraw"
    | "extend"
    | "again"
    | "link";
  /** What will happen at the vendor */
  atVendor: string;
  /** Why it is not possible */
  because?: string;
  help?: string;
  /** What will happen in Kommo */
  inCrm: string;
  isPossible: boolean;
}
