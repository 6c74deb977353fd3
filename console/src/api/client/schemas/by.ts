// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface By {
  /** A person's address; names are not unique */
  email?: string;
  kind: "person" | "key" | "service";
  name: string;
}
