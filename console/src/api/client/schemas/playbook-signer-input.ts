// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookSignerInput {
  company?: string | number | boolean;
  email: string | number | boolean;
  language?: string | number | boolean;
  name: string | number | boolean;
  order?: number | string;
  phone?: string | number | boolean;
  /** @default "signature" */
  receives?: "signature" | "copy";
  role: string | number | boolean;
}
