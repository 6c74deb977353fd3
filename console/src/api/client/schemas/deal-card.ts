// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface DealCard {
  company?: string;
  contact?: string;
  files: number;
  id: string;
  name: string;
  notes: number;
  pipeline: string;
  price: number;
  stage: string;
  /** Those that are not done */
  tasks: number;
}
