// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Person {
  email: string;
  /** An issuer has said that the address is theirs; an invitation does not prove that */
  hasProvenAddress: boolean;
  hasSecondFactor: boolean;
  id: string;
  isEverywhere: boolean;
  isYou: boolean;
  name: string;
  role: "viewer" | "operator" | "owner";
  /** @format date-time */
  since: string;
}
