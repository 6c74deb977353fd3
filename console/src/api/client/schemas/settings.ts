// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { InstallationSettings } from "./installation-settings.ts";

export interface Settings {
  installation: InstallationSettings;
  locale: string;
  name: string;
  retention: {
    callsDays?: number;
    deliveriesDays?: number;
    /** Contracts that ended without a signature; 30 or more */
    endedDays?: number;
    /** Signed contracts, with their archive; 365 or more */
    signedDays?: number;
  };
  timezone: string;
}
