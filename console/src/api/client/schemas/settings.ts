// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { InstallationSettings } from "./installation-settings.ts";

export interface Settings {
  installation: InstallationSettings;
  locale: string;
  name: string;
  timezone: string;
}
