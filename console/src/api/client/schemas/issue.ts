// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Issue {
  help?: string;
  path: string;
  text: string;
}
