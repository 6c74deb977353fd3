import type { Caller } from "../../auth/caller.ts";
import type { Imported, NewAccount, Settings, SettingsChange } from "./configuration-view.ts";

/** Accounts and settings. Throws ApiProblem: `read_only`, `invalid`, `conflict`, `forbidden`. */
export interface ConfigurationDesk {
  createAccount(account: NewAccount, caller: Caller): Promise<void>;
  settings(account: string): Promise<Settings>;
  changeSettings(account: string, change: SettingsChange, caller: Caller): Promise<Settings>;
  /** The account as a configuration file; credentials stand there as names of variables. */
  exportYaml(account: string): Promise<string>;
  /** Takes an account over from such a text. `isTrial`: only tells what would change. */
  importYaml(account: string, yaml: string, caller: Caller, isTrial: boolean): Promise<Imported>;
}
