// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { SettingSchema } from "./setting-schema.ts";

export interface SettingsSchema {
  properties: Partial<Record<string, SettingSchema>>;
  required?: readonly string[];
  type: "object";
  [key: string]: unknown;
}
