// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Paper {
  /** @format date-time */
  changedAt: string;
  /** The contract's id at the vendor */
  id: string;
  /** Ours, where we know the contract */
  reference?: string;
  signers: readonly {
    email: string;
    hasSigned: boolean;
    name: string;
  }[];
  state:
    | "draft"
    | "asked"
    | "opened"
    | "partly"
    | "signed"
    | "declined"
    | "expired"
    | "over";
  title: string;
  /** The vendor's own word for it */
  word: string;
}
