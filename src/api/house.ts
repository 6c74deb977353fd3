import type { ApiKeys } from "../auth/api-keys.ts";
import type { Auth } from "../auth/auth.ts";
import type { Entrance } from "../auth/entrance.ts";
import type { People } from "../auth/people.ts";
import type { AccountRuntime } from "../corridor/runtime.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Store } from "../store/store.ts";
import type { Idle } from "./contracts/idle.ts";
import type { ContractDesk } from "./contracts/contract-desk.ts";
import type { ChoiceDesk } from "./choices/choice-desk.ts";
import type { ConfigurationDesk } from "./configuration/configuration-desk.ts";
import type { ConnectionDesk } from "./connections/connection-desk.ts";
import type { SandboxDesk } from "./sandbox/sandbox-desk.ts";
import type { PlaybookDesk } from "./playbooks/playbook-desk.ts";

/** What the API needs of the rest of the house; built where all rooms meet. */
export interface House {
  readonly store: Store;
  readonly jobs: Pick<Jobs, "enqueue">;
  readonly now: () => Date;
  readonly auth: Auth;
  readonly entrance: Entrance;
  readonly people: People;
  readonly keys: ApiKeys;
  readonly connections: ConnectionDesk;
  readonly playbooks: PlaybookDesk;
  readonly choices: ChoiceDesk;
  readonly configuration: ConfigurationDesk;
  readonly contracts: ContractDesk;
  /** Ids of the accounts in force. */
  accounts(): readonly AccountSummary[];
  hasAccount(id: string): boolean;
  /** The account's two ports and its playbooks; `undefined` = not configured. */
  account(id: string): AccountRuntime | undefined;
  /** What people call each connection that is configured, whether the account is in force or not; `kommo` is one. */
  connectionNames(account: string): ReadonlyMap<string, string>;
  /** Why nothing is done for the account; `undefined` = it is in force. */
  idle(account: string): Idle | undefined;
  /** Does a file rule the configuration? Then editors only show. */
  readonly ruledByFile: boolean;
  /** Invented people, on this machine alone. */
  readonly isDemo: boolean;
  /** Where the demo's visitor plays; elsewhere absent. */
  readonly sandbox?: SandboxDesk;
}

export interface AccountSummary {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** IANA zone in which its people read times. */
  readonly timezone: string;
}
