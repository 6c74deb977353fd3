// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface InstallationSettings {
  allowPrivateHosts: boolean;
  publicUrl?: string;
  retention: {
    /**
     * @min 1
     * @max 3650
     */
    callsDays: number;
    /**
     * @min 1
     * @max 3650
     */
    changesDays: number;
    /**
     * @min 1
     * @max 3650
     */
    deliveriesDays: number;
  };
}
