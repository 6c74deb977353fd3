// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Signer {
  email: string;
  name: string;
  status:
    | "waiting"
    | "asked"
    | "viewed"
    | "signed"
    | "declined"
    | "undelivered"
    | "unknown";
}
