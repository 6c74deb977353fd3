import type { Caller } from "../../auth/caller.ts";
import type {
  DryRun,
  PlaybookAsk,
  PlaybookCheck,
  PlaybookDetail,
  GivenPlaybook,
  PlaybookLine,
  PlaybookVersion,
  RemovedPlaybook,
  TestSent,
} from "./playbook-view.ts";
import type { Say } from "../../texts/say.ts";

export interface PutPlaybook {
  readonly playbook: GivenPlaybook;
  /** The version that was edited; `conflict` where the playbook has changed since. */
  readonly version?: number | undefined;
  /** `true`: `conflict` where there is one with this id. */
  readonly isNew?: boolean;
  readonly note?: string | undefined;
}

/** The account's playbooks. Throws ApiProblem: `not_found`, `read_only`, `invalid` with issues, `conflict`. */
export interface PlaybookDesk {
  list(account: string): Promise<readonly PlaybookLine[]>;
  read(account: string, id: string): Promise<PlaybookDetail>;
  put(account: string, id: string, put: PutPlaybook, caller: Caller): Promise<PlaybookDetail>;
  switchTo(account: string, id: string, enabled: boolean, caller: Caller): Promise<PlaybookDetail>;
  /** `conflict` while contracts are under way, unless `despite`. */
  remove(account: string, id: string, caller: Caller, despite: boolean): Promise<void>;
  /** Those taken out, the last ones first. */
  removed(account: string): Promise<readonly RemovedPlaybook[]>;
  history(account: string, id: string): Promise<readonly PlaybookVersion[]>;
  rollBack(account: string, id: string, version: number, caller: Caller): Promise<PlaybookDetail>;
  /** `deep`: Kommo and the vendor are asked, too. */
  check(account: string, playbook: GivenPlaybook, deep: boolean, say: Say): Promise<PlaybookCheck>;
  dryRun(account: string, ask: PlaybookAsk, dealId: string, say: Say): Promise<DryRun>;
  /** `key`: names the wish; who repeats it repeats nothing. */
  testSend(
    account: string,
    ask: PlaybookAsk,
    wish: { readonly dealId: string; readonly email: string; readonly key: string },
    caller: Caller,
    say: Say,
  ): Promise<TestSent>;
}
