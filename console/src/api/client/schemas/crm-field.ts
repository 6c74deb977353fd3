// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface CrmField {
  code?: string;
  id: string;
  isLater?: boolean;
  liquid: string;
  name: string;
  options: readonly string[];
  sameAs?: string;
  type: string;
}
