// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface ContractSigner {
  /** When they got there, as the vendor tells it */
  at?: string;
  email: string;
  /** Somebody stood here who was erased */
  isErased?: true;
  language?: string;
  name: string;
  /** Equal numbers sign at the same time */
  order?: number;
  /** Why they declined, in their words */
  reason?: string;
  receives?: "signature" | "copy";
  role?: string;
  status:
    | "waiting"
    | "asked"
    | "viewed"
    | "signed"
    | "declined"
    | "undelivered"
    | "unknown";
}
