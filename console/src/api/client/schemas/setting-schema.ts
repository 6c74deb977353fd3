// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface SettingSchema {
  "x-seldom"?: boolean;
  default?: unknown;
  description?: string;
  enum?: readonly string[];
  pattern?: string;
  title: string;
  type?: "string" | "number" | "integer" | "boolean" | "array" | "object";
  writeOnly?: boolean;
  [key: string]: unknown;
}
