import type { Route } from "../route.ts";
import { changeSettings } from "./change-settings.ts";
import { createAccount } from "./create-account.ts";
import { exportConfiguration } from "./export-configuration.ts";
import { importConfiguration } from "./import-configuration.ts";
import { readSettings } from "./read-settings.ts";

/** Accounts, settings, export and import. */
export const CONFIGURATION_ROUTES: readonly Route[] = [
  createAccount,
  readSettings,
  changeSettings,
  exportConfiguration,
  importConfiguration,
];
