// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookConditionInput {
  atLeast?: number | string;
  atMost?: number | string;
  is?: string | number | boolean;
  isNot?: string | number | boolean;
  oneOf?: readonly (string | number)[];
  present?: boolean | "true" | "false";
  value: string | number | boolean;
}
