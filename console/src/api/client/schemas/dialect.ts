// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { Capabilities } from "./capabilities.ts";
import type { SettingsSchema } from "./settings-schema.ts";

export interface Dialect {
  can?: Capabilities;
  lacks: Partial<Record<string, string>>;
  name: "documented" | "brief";
  needsConsent: boolean;
  options: SettingsSchema;
  secrets: readonly string[];
  settings: SettingsSchema;
  signingSecret: "required" | "optional" | "none";
}
