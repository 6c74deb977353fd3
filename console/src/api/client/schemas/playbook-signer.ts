// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookSigner {
  company?: string;
  email: string;
  language?: string;
  name: string;
  order?: number;
  phone?: string;
  /** @default "signature" */
  receives: "signature" | "copy";
  role: string;
}
