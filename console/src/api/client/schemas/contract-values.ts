// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface ContractValues {
  expiresAt?: string;
  fields: readonly {
    name: string;
    value: string;
  }[];
  language?: string;
  level?: string;
  message?: string;
  options: Partial<Record<string, unknown>>;
  price: number;
  template: string;
  title: string;
}
