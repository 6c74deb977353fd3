// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookChoiceInput {
  by: string | number | boolean;
  default?: string | number | boolean;
  map: Partial<Record<string, string | number | boolean>>;
}
