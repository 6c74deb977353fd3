// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface TestSent {
  email: string;
  reference: string;
  remoteId: string;
  status: string;
  vendor: string;
}
