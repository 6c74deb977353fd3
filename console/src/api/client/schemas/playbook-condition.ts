// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookCondition {
  atLeast?: number;
  atMost?: number;
  is?: string | number | boolean;
  isNot?: string | number | boolean;
  oneOf?: readonly (string | number)[];
  present?: boolean;
  value: string;
}
