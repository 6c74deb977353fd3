// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookChoice {
  by: string;
  default?: string;
  map: Partial<Record<string, string>>;
}
