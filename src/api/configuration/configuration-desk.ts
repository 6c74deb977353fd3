import type { Caller } from "../../auth/caller.ts";
import type { Imported, NewAccount, Settings, SettingsChange } from "./configuration-view.ts";
import type { Say } from "../../texts/say.ts";

/** A configuration file that a person brings. */
export interface GivenFile {
  readonly yaml: string;
  /** Only tells what would change. */
  readonly isTrial: boolean;
  /** They know that contracts will wait for what it takes out. */
  readonly despite: boolean;
}

/** Accounts and settings. Throws ApiProblem: `read_only`, `invalid`, `conflict`, `forbidden`. */
export interface ConfigurationDesk {
  createAccount(account: NewAccount, caller: Caller): Promise<void>;
  settings(account: string): Promise<Settings>;
  changeSettings(account: string, change: SettingsChange, caller: Caller): Promise<Settings>;
  /** The account as a configuration file; credentials stand there as names of variables. */
  exportYaml(account: string): Promise<string>;
  /** Takes an account over from such a text. `conflict` while contracts need what it takes out, unless `despite`. */
  importYaml(account: string, given: GivenFile, caller: Caller, say: Say): Promise<Imported>;
}
